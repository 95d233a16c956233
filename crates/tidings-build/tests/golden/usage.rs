// What `tidings show` tells to copy, for each event and type beside this file.

/// `crate::Data::OrderCreated`
fn event_0(event: &Event) {
    match &event.data {
        Data::OrderCreated(order) => println!("{order:?}"),
        _ => {}
    }
}

/// `crate::Data::OrderPaid`
fn event_1(event: &Event) {
    match &event.data {
        Data::OrderPaid(order) => println!("{order:?}"),
        _ => {}
    }
}

/// `crate::Data::OrderArchived`
fn event_2(event: &Event) {
    match &event.data {
        #[allow(deprecated)]
        Data::OrderArchived(order) => println!("{order:?}"),
        _ => {}
    }
}

/// `crate::Data::OrderExported`
fn event_3(event: &Event) {
    match &event.data {
        #[allow(deprecated)]
        Data::OrderExported(payload) => println!("{payload:?}"),
        _ => {}
    }
}

/// `crate::Data::StockChanged`
fn event_4(event: &Event) {
    match &event.data {
        Data::StockChanged(stock) => println!("{stock:?}"),
        _ => {}
    }
}

/// `crate::Data::StockChecked`
fn event_5(event: &Event) {
    match &event.data {
        Data::StockChecked(payload) => println!("{payload:?}"),
        _ => {}
    }
}

/// `crate::EventContext`
fn type_0() {
    let event_context = EventContext::new();
}

/// `crate::EventId`
fn type_1() {
    let event_id = EventId::new("evt_a1b2c3d4");
}

/// `crate::OrderId`
fn type_2() {
    let order_id = OrderId::new("ord_a1b2c3d4");
}

/// `crate::Order`
fn type_3(id: impl Into<OrderId>, lines: Vec<Line>, total: ::tidings::Number, parent: Option<Box<Order>>, buyer: impl Into<Customer>) {
    let order = Order::new(
        id,     // impl Into<OrderId>
        lines,  // Vec<Line>
        total,  // ::tidings::Number
        parent, // Option<Box<Order>>
        buyer,  // impl Into<Customer>
    );
}

/// `crate::OrderReactions`
fn type_4(plus_1: i64, minus_1: i64) {
    let order_reactions = OrderReactions::new(
        plus_1,  // i64
        minus_1, // i64
    );
}

/// `crate::OrderChannel`
fn type_5(order_channel: &::tidings::Open<OrderChannel>) {
    match order_channel.known() {
        Some(OrderChannel::Web) => println!("web"),
        _ => println!("{}", order_channel.as_str()),
    }
}

/// `crate::Line`
fn type_6(sku: impl Into<String>, quantity: u32) {
    let line = Line::new(
        sku,      // impl Into<String>
        quantity, // u32
    );
}

/// `crate::LineShade`
fn type_7(line_shade: &::tidings::Open<LineShade>) {
    match line_shade.known() {
        Some(LineShade::V0) => println!("0"),
        _ => println!("{}", line_shade.as_str()),
    }
}

/// `crate::Price`
fn type_8() {
    type Price = ::tidings::Number;
}

/// `crate::Grade`
fn type_9(grade: &::tidings::Open<Grade>) {
    match grade.known() {
        #[allow(deprecated)]
        Some(Grade::Poor) => println!("-1"),
        _ => println!("{}", grade.as_str()),
    }
}

/// `crate::Size`
fn type_10() {
    type Size = ::tidings::Number;
}

/// `crate::Label`
fn type_11() {
    type Label = String;
}

/// `crate::Kind`
fn type_12() {
    type Kind = String;
}

/// `crate::Customer`
fn type_13() {
    type Customer = BuyerId;
}

/// `crate::BuyerId`
fn type_14() {
    let buyer_id = BuyerId::new("buy_a1b2c3d4");
}

/// `crate::Flag`
#[allow(deprecated)]
fn type_15(flag: &::tidings::Open<Flag>) {
    match flag.known() {
        #[allow(deprecated)]
        Some(Flag::Red) => println!("red"),
        _ => println!("{}", flag.as_str()),
    }
}

/// `crate::Parcel`
#[allow(deprecated)]
fn type_16(id: impl Into<ParcelId>) {
    #[allow(deprecated)]
    let parcel = Parcel::new(id); // id: impl Into<ParcelId>
}

/// `crate::ParcelAlias`
fn type_17() {
    #[allow(deprecated)]
    type ParcelAlias = Parcel;
}

/// `crate::ParcelId`
fn type_18() {
    #[allow(deprecated)]
    let parcel_id = ParcelId::new("par_a1b2c3d4");
}

/// `crate::Attribute`
fn type_19() {
    type Attribute = ::tidings::Json;
}

/// `crate::OrderStatus`
fn type_20(order_status: &::tidings::Open<OrderStatus>) {
    match order_status.known() {
        Some(OrderStatus::Open) => println!("open"),
        _ => println!("{}", order_status.as_str()),
    }
}

/// `crate::Stock`
fn type_21(count: i32) {
    let stock = Stock::new(count); // count: i32
}

/// `crate::Warehouse`
fn type_22() {
    let warehouse = Warehouse::new();
}

/// `crate::Shelf`
fn type_23() {
    let shelf = Shelf::new();
}

/// `crate::OrderOnShelf`
fn type_24() {
    type OrderOnShelf = Order;
}
