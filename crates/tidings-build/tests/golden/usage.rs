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

/// `crate::Data::StockMoved`
fn event_6(event: &Event) {
    match &event.data {
        Data::StockMoved(movement) => println!("{movement:?}"),
        _ => {}
    }
}

/// `crate::Data::StockFound`
fn event_7(event: &Event) {
    match &event.data {
        Data::StockFound(payload) => println!("{payload:?}"),
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

/// `crate::Resource`
fn type_2(id: impl Into<String>, object: impl Into<String>) {
    let resource = Resource::new(
        id,     // impl Into<String>
        object, // impl Into<String>
    );
}

/// `crate::OrderId`
fn type_3() {
    let order_id = OrderId::new("ord_a1b2c3d4");
}

/// `crate::Order`
fn type_4(id: impl Into<OrderId>, lines: Vec<Line>, total: ::tidings::Number, parent: Option<Box<Order>>, buyer: impl Into<Customer>) {
    let order = Order::new(
        id,     // impl Into<OrderId>
        lines,  // Vec<Line>
        total,  // ::tidings::Number
        parent, // Option<Box<Order>>
        buyer,  // impl Into<Customer>
    );
}

/// `crate::OrderReactions`
fn type_5(plus_1: i64, minus_1: i64) {
    let order_reactions = OrderReactions::new(
        plus_1,  // i64
        minus_1, // i64
    );
}

/// `crate::OrderChannel`
fn type_6(order_channel: &::tidings::Open<OrderChannel>) {
    match order_channel.known() {
        Some(OrderChannel::Web) => println!("web"),
        _ => println!("{}", order_channel.as_str()),
    }
}

/// `crate::Line`
fn type_7(sku: impl Into<String>, quantity: u32) {
    let line = Line::new(
        sku,      // impl Into<String>
        quantity, // u32
    );
}

/// `crate::Price`
fn type_8() {
    type Price = ::tidings::Number;
}

/// `crate::Kind`
fn type_9() {
    type Kind = String;
}

/// `crate::Customer`
fn type_10() {
    type Customer = BuyerId;
}

/// `crate::BuyerId`
fn type_11() {
    let buyer_id = BuyerId::new("buy_a1b2c3d4");
}

/// `crate::Flag`
#[allow(deprecated)]
fn type_12(flag: &::tidings::Open<Flag>) {
    match flag.known() {
        #[allow(deprecated)]
        Some(Flag::Red) => println!("red"),
        _ => println!("{}", flag.as_str()),
    }
}

/// `crate::Parcel`
#[allow(deprecated)]
fn type_13(id: impl Into<ParcelId>) {
    #[allow(deprecated)]
    let parcel = Parcel::new(id); // id: impl Into<ParcelId>
}

/// `crate::ParcelAlias`
fn type_14() {
    #[allow(deprecated)]
    type ParcelAlias = Parcel;
}

/// `crate::ParcelId`
fn type_15() {
    #[allow(deprecated)]
    let parcel_id = ParcelId::new("par_a1b2c3d4");
}

/// `crate::Attribute`
fn type_16() {
    type Attribute = ::tidings::Json;
}

/// `crate::OrderStatus`
fn type_17(order_status: &::tidings::Open<OrderStatus>) {
    match order_status.known() {
        Some(OrderStatus::Open) => println!("open"),
        _ => println!("{}", order_status.as_str()),
    }
}

/// `crate::Stock`
fn type_18(count: i32) {
    let stock = Stock::new(count); // count: i32
}

/// `crate::Warehouse`
fn type_19() {
    let warehouse = Warehouse::new();
}

/// `crate::Shelf`
fn type_20() {
    let shelf = Shelf::new();
}

/// `crate::OrderOnShelf`
fn type_21() {
    type OrderOnShelf = Order;
}

/// `crate::Traced`
fn type_22(way: Option<Vec<String>>) {
    let traced = Traced::new(way); // way: Option<Vec<String>>
}

/// `crate::Movement`
fn type_23(id: impl Into<String>, way: Option<Vec<String>>, to: Shelf) {
    let movement = Movement::new(
        id,  // impl Into<String>
        way, // Option<Vec<String>>
        to,  // Shelf
    );
}

/// `crate::Fall`
fn type_24(id: impl Into<String>, way: Option<Vec<String>>, to: Shelf) {
    let fall = Fall::new(
        id,  // impl Into<String>
        way, // Option<Vec<String>>
        to,  // Shelf
    );
}

/// `crate::Scores`
fn type_25(total: impl Into<::tidings::Open<Score>>) {
    let scores = Scores::new(total); // total: impl Into<::tidings::Open<Score>>
}

/// `crate::Score`
fn type_26(score: &::tidings::Open<Score>) {
    match score.known() {
        Some(Score::Good) => println!("good"),
        _ => println!("{}", score.as_str()),
    }
}

/// `crate::Stars`
fn type_27(total: impl Into<::tidings::Open<Score>>) {
    let stars = Stars::new(total); // total: impl Into<::tidings::Open<Score>>
}

/// `crate::Correction`
fn type_28(quantity: u32, lines: Vec<PartialLine>) {
    let correction = Correction::new(
        quantity, // u32
        lines,    // Vec<PartialLine>
    );
}

/// `crate::PartialOrder`
fn type_29() {
    let partial_order = PartialOrder::new();
}

/// `crate::PartialLine`
fn type_30() {
    let partial_line = PartialLine::new();
}
