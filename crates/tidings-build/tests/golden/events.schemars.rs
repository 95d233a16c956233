::tidings::impl_json_schema! {
    Event = "ShopEvent" in "events.schema.json",
    events {
        OrderCreatedEvent,
        OrderPaidEvent,
        OrderArchivedEvent,
        OrderExportedEvent,
        StockChangedEvent,
        StockCheckedEvent,
    }
    objects {
        EventContext,
        Order,
        OrderReactions,
        Line,
        Parcel,
        Stock,
        Warehouse,
        Shelf,
    }
    texts {
        EventType = r#"{"type":"string","description":"The name of an event. Others may come.","examples":["order.created","order.paid","order.exported","stock.changed","stock.checked"]}"#,
        EventId = r#"{"type":"string","description":"Begins with `evt_`."}"#,
        OrderId = r#"{"type":"string","description":"Begins with `ord_`. At most 24 characters."}"#,
        OrderChannel = r#"{"type":"string","description":"Known values: `web`, `pos`. The producer sends no others.","examples":["web","pos"]}"#,
        LineShade = r#"{"type":["string","integer"],"minimum":-9223372036854775808,"maximum":9223372036854775807,"description":"Known values: `0`, `1`, `auto`. The producer sends no others. Other spellings: `\"1\"` for `1`, `bright` for `1`.","examples":[0,1,"auto"]}"#,
        Grade = r#"{"type":"integer","format":"int64","minimum":-9223372036854775808,"maximum":9223372036854775807,"description":"Known values: `-1`, `1`, `10`. Others may come. Deprecated: `-1`. Formerly known: `5`. Other spellings: `11` for `10`.","examples":[-1,1,10]}"#,
        BuyerId = r#"{"type":"string","description":"Begins with `buy_`."}"#,
        Flag = r##"{"type":"string","description":"No longer needed. Known values: `red`, `#ff0000`. Others may come. Deprecated: `#ff0000`. Deprecated since `v2`: Nobody looks at it.","examples":["red","#ff0000"],"deprecated":true}"##,
        ParcelId = r#"{"type":"string","description":"Begins with `par_`. Removed in `v2`.","deprecated":true}"#,
        OrderStatus = r#"{"type":"string","description":"How far an order is. Known values: `open`, `paid`, `3DS_AUTHENTICATED`, `1.0.2`, `too heated`. Others may come. Deprecated: `too heated`. Formerly known: `\"\"`. Other spellings: `payed` for `paid`.","examples":["open","paid","3DS_AUTHENTICATED","1.0.2","too heated"]}"#,
    }
}
