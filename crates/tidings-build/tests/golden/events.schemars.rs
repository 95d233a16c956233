::tidings::impl_json_schema! {
    Event = "ShopEvent" in "events.schema.json",
    events {
        OrderCreatedEvent,
        OrderPaidEvent,
        OrderArchivedEvent,
        OrderExportedEvent,
        StockChangedEvent,
        StockCheckedEvent,
        StockMovedEvent,
        StockFoundEvent,
    }
    objects {
        EventContext,
        Resource,
        Order,
        OrderReactions,
        Line,
        Parcel,
        Stock,
        Warehouse,
        Shelf,
        Traced,
        Movement,
        Fall,
        Scores,
        Stars,
        Correction,
        PartialOrder,
        PartialLine,
    }
    texts {
        EventType = r#"{"type":"string","description":"The name of an event. Others may come.","examples":["order.created","order.paid","order.exported","stock.changed","stock.checked","stock.moved","stock.found"]}"#,
        EventId = r#"{"type":"string","description":"Begins with `evt_`."}"#,
        OrderId = r#"{"type":"string","description":"Begins with `ord_`."}"#,
        OrderChannel = r#"{"type":"string","description":"Known values: `web`, `pos`. The producer sends no others.","examples":["web","pos"]}"#,
        BuyerId = r#"{"type":"string","description":"Begins with `buy_`."}"#,
        Flag = r##"{"type":"string","description":"No longer needed. Known values: `red`, `#ff0000`. Others may come. Deprecated: `#ff0000`. Deprecated since `v2`: Nobody looks at it.","examples":["red","#ff0000"],"deprecated":true}"##,
        ParcelId = r#"{"type":"string","description":"Begins with `par_`. Removed in `v2`.","deprecated":true}"#,
        OrderStatus = r#"{"type":"string","description":"How far an order is. Known values: `open`, `paid`, `3DS_AUTHENTICATED`, `1.0.2`, `too heated`. Others may come. Deprecated: `too heated`. Formerly known: `\"\"`. Other spellings: `payed` for `paid`.","examples":["open","paid","3DS_AUTHENTICATED","1.0.2","too heated"]}"#,
        Score = r#"{"type":"string","description":"Known values: `good`, `bad`. Others may come.","examples":["good","bad"]}"#,
    }
}
