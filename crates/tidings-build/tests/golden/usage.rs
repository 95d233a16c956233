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

/// `crate::Data::PaymentReceived`
fn event_4(event: &Event) {
    match &event.data {
        Data::PaymentReceived(payment) => println!("{payment:?}"),
        _ => {}
    }
}

/// `crate::Data::PaymentCharged`
fn event_5(event: &Event) {
    match &event.data {
        Data::PaymentCharged(payment) => println!("{payment:?}"),
        _ => {}
    }
}

/// `crate::Data::PaymentDisputed`
fn event_6(event: &Event) {
    match &event.data {
        Data::PaymentDisputed(payload) => println!("{payload:?}"),
        _ => {}
    }
}

/// `crate::Data::PaymentNoticed`
fn event_7(event: &Event) {
    match &event.data {
        Data::PaymentNoticed(notice) => println!("{notice:?}"),
        _ => {}
    }
}

/// `crate::Data::StockChanged`
fn event_8(event: &Event) {
    match &event.data {
        Data::StockChanged(stock) => println!("{stock:?}"),
        _ => {}
    }
}

/// `crate::Data::StockChecked`
fn event_9(event: &Event) {
    match &event.data {
        Data::StockChecked(payload) => println!("{payload:?}"),
        _ => {}
    }
}

/// `crate::Data::StockMoved`
fn event_10(event: &Event) {
    match &event.data {
        Data::StockMoved(movement) => println!("{movement:?}"),
        _ => {}
    }
}

/// `crate::Data::StockPlaced`
fn event_11(event: &Event) {
    match &event.data {
        Data::StockPlaced(position) => println!("{position:?}"),
        _ => {}
    }
}

/// `crate::Data::StockFound`
fn event_12(event: &Event) {
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

/// `crate::LineShade`
fn type_8(line_shade: &::tidings::Open<LineShade>) {
    match line_shade.known() {
        Some(LineShade::V0) => println!("0"),
        _ => println!("{}", line_shade.as_str()),
    }
}

/// `crate::Price`
fn type_9() {
    type Price = ::tidings::Number;
}

/// `crate::Grade`
fn type_10(grade: &::tidings::Open<Grade>) {
    match grade.known() {
        #[allow(deprecated)]
        Some(Grade::Poor) => println!("-1"),
        _ => println!("{}", grade.as_str()),
    }
}

/// `crate::Size`
fn type_11() {
    type Size = ::tidings::Number;
}

/// `crate::Label`
fn type_12() {
    type Label = String;
}

/// `crate::Kind`
fn type_13() {
    type Kind = String;
}

/// `crate::Customer`
fn type_14() {
    type Customer = BuyerId;
}

/// `crate::BuyerId`
fn type_15() {
    let buyer_id = BuyerId::new("buy_a1b2c3d4");
}

/// `crate::Flag`
#[allow(deprecated)]
fn type_16(flag: &::tidings::Open<Flag>) {
    match flag.known() {
        #[allow(deprecated)]
        Some(Flag::Red) => println!("red"),
        _ => println!("{}", flag.as_str()),
    }
}

/// `crate::Parcel`
#[allow(deprecated)]
fn type_17(id: impl Into<ParcelId>) {
    #[allow(deprecated)]
    let parcel = Parcel::new(id); // id: impl Into<ParcelId>
}

/// `crate::ParcelAlias`
fn type_18() {
    #[allow(deprecated)]
    type ParcelAlias = Parcel;
}

/// `crate::ParcelId`
fn type_19() {
    #[allow(deprecated)]
    let parcel_id = ParcelId::new("par_a1b2c3d4");
}

/// `crate::Attribute`
fn type_20() {
    type Attribute = ::tidings::Json;
}

/// `crate::OrderStatus`
fn type_21(order_status: &::tidings::Open<OrderStatus>) {
    match order_status.known() {
        Some(OrderStatus::Open) => println!("open"),
        _ => println!("{}", order_status.as_str()),
    }
}

/// `crate::PaymentDisputedPayload`
fn type_22(payment_disputed_payload: &PaymentDisputedPayload) {
    match payment_disputed_payload {
        PaymentDisputedPayload::Dispute(value) => println!("{value:?}"),
        PaymentDisputedPayload::Unknown(unknown) => println!("{:?}", unknown.json()),
        _ => {}
    }
}

/// `crate::PaymentId`
fn type_23() {
    let payment_id = PaymentId::new("pay_a1b2c3d4");
}

/// `crate::Payment`
fn type_24(payment: &Payment) {
    match payment {
        Payment::Card(value) => println!("{value:?}"),
        Payment::Unknown(unknown) => println!("{:?}", unknown.json()),
        _ => {}
    }
}

/// `crate::PaymentNone`
fn type_25() {
    let payment_none = PaymentNone::new();
}

/// `crate::PaymentOnAccount`
fn type_26(limit: Price) {
    let payment_on_account = PaymentOnAccount::new(limit); // limit: Price
}

/// `crate::Card`
fn type_27(kind: impl Into<String>, owner: CardOwner, number: CardNumber) {
    let card = Card::new(
        kind,   // impl Into<String>
        owner,  // CardOwner
        number, // CardNumber
    );
}

/// `crate::CardOwner`
fn type_28(card_owner: &CardOwner) {
    match card_owner {
        CardOwner::Person(value) => println!("{value:?}"),
        CardOwner::Unknown(unknown) => println!("{:?}", unknown.json()),
        _ => {}
    }
}

/// `crate::CardNumber`
fn type_29(card_number: &CardNumber) {
    match card_number {
        CardNumber::Integer(value) => println!("{value:?}"),
        CardNumber::Unknown(unknown) => println!("{:?}", unknown.json()),
        _ => {}
    }
}

/// `crate::Transfer`
fn type_30(from: TransferFrom) {
    let transfer = Transfer::new(from); // from: TransferFrom
}

/// `crate::TransferFrom`
fn type_31(transfer_from: &TransferFrom) {
    match transfer_from {
        TransferFrom::Account(value) => println!("{value:?}"),
        TransferFrom::Unknown(unknown) => println!("{:?}", unknown.json()),
        _ => {}
    }
}

/// `crate::Cheque`
fn type_32() {
    let cheque = Cheque::new();
}

/// `crate::Notice`
fn type_33(notice: &Notice) {
    match notice {
        Notice::Text(value) => println!("{value:?}"),
        Notice::Unknown(unknown) => println!("{:?}", unknown.json()),
        _ => {}
    }
}

/// `crate::NoticeBulkBody`
fn type_34(count: u32) {
    let notice_bulk_body = NoticeBulkBody::new(count); // count: u32
}

/// `crate::NoticeSilent`
fn type_35() {
    let notice_silent = NoticeSilent::new();
}

/// `crate::Amount`
fn type_36(amount: &Amount) {
    match amount {
        Amount::Number(value) => println!("{value:?}"),
        Amount::Unknown(unknown) => println!("{:?}", unknown.json()),
        _ => {}
    }
}

/// `crate::MoneyText`
fn type_37() {
    type MoneyText = String;
}

/// `crate::Person`
fn type_38(name: impl Into<String>) {
    let person = Person::new(name); // name: impl Into<String>
}

/// `crate::PersonSpouse`
fn type_39(person_spouse: &PersonSpouse) {
    match person_spouse {
        PersonSpouse::PersonId(value) => println!("{value:?}"),
        PersonSpouse::Unknown(unknown) => println!("{:?}", unknown.json()),
        _ => {}
    }
}

/// `crate::Company`
fn type_40(name: impl Into<String>) {
    let company = Company::new(name); // name: impl Into<String>
}

/// `crate::PersonId`
fn type_41() {
    let person_id = PersonId::new("per_a1b2c3d4");
}

/// `crate::Account`
fn type_42(number: impl Into<String>, bank: impl Into<String>) {
    let account = Account::new(
        number, // impl Into<String>
        bank,   // impl Into<String>
    );
}

/// `crate::Iban`
fn type_43(iban: impl Into<String>) {
    let iban = Iban::new(iban); // iban: impl Into<String>
}

/// `crate::Rule`
fn type_44(rule: &Rule) {
    match rule {
        Rule::Text(value) => println!("{value:?}"),
        Rule::Unknown(unknown) => println!("{:?}", unknown.json()),
        _ => {}
    }
}

/// `crate::Dispute`
fn type_45(payment: DisputePayment, parties: Vec<Option<DisputeParties>>) {
    let dispute = Dispute::new(
        payment, // DisputePayment
        parties, // Vec<Option<DisputeParties>>
    );
}

/// `crate::DisputePayment`
fn type_46(dispute_payment: &DisputePayment) {
    match dispute_payment {
        DisputePayment::PaymentId(value) => println!("{value:?}"),
        DisputePayment::Unknown(unknown) => println!("{:?}", unknown.json()),
        _ => {}
    }
}

/// `crate::DisputeParties`
fn type_47(dispute_parties: &DisputeParties) {
    match dispute_parties {
        DisputeParties::Person(value) => println!("{value:?}"),
        DisputeParties::Unknown(unknown) => println!("{:?}", unknown.json()),
        _ => {}
    }
}

/// `crate::DisputeEvidence`
fn type_48(dispute_evidence: &DisputeEvidence) {
    match dispute_evidence {
        DisputeEvidence::None => println!("None"),
        DisputeEvidence::Unknown(unknown) => println!("{:?}", unknown.json()),
        _ => {}
    }
}

/// `crate::DisputeMore`
fn type_49(dispute_more: &DisputeMore) {
    match dispute_more {
        DisputeMore::Map(value) => println!("{value:?}"),
        DisputeMore::Unknown(unknown) => println!("{:?}", unknown.json()),
        _ => {}
    }
}

/// `crate::DisputeSeenBy`
fn type_50(dispute_seen_by: &DisputeSeenBy) {
    match dispute_seen_by {
        DisputeSeenBy::Witness(value) => println!("{value:?}"),
        DisputeSeenBy::Unknown(unknown) => println!("{:?}", unknown.json()),
        _ => {}
    }
}

/// `crate::DisputeSaid`
fn type_51(dispute_said: &DisputeSaid) {
    match dispute_said {
        DisputeSaid::Claimed(value) => println!("{value:?}"),
        DisputeSaid::Unknown(unknown) => println!("{:?}", unknown.json()),
        _ => {}
    }
}

/// `crate::Claimed`
fn type_52(proof: impl Into<String>) {
    let claimed = Claimed::new(proof); // proof: impl Into<String>
}

/// `crate::Doubted`
fn type_53() {
    let doubted = Doubted::new();
}

/// `crate::Rumour`
fn type_54(source: impl Into<String>) {
    let rumour = Rumour::new(source); // source: impl Into<String>
}

/// `crate::Seal`
fn type_55(seal: &Seal) {
    match seal {
        Seal::Wax(value) => println!("{value:?}"),
        Seal::Unknown(unknown) => println!("{:?}", unknown.json()),
        _ => {}
    }
}

/// `crate::SealWaxContent`
fn type_56() {
    let seal_wax_content = SealWaxContent::new();
}

/// `crate::Letter`
fn type_57(sender: impl Into<String>, weight: ::tidings::Number) {
    let letter = Letter::new(
        sender, // impl Into<String>
        weight, // ::tidings::Number
    );
}

/// `crate::Fax`
fn type_58(sender: i64) {
    let fax = Fax::new(sender); // sender: i64
}

/// `crate::Mail`
fn type_59(sender: i64) {
    let mail = Mail::new(sender); // sender: i64
}

/// `crate::Note`
fn type_60(sender: NoteSender, at: NoteAt) {
    let note = Note::new(
        sender, // NoteSender
        at,     // NoteAt
    );
}

/// `crate::NoteSender`
fn type_61(note_sender: &NoteSender) {
    match note_sender {
        NoteSender::Person(value) => println!("{value:?}"),
        NoteSender::Unknown(unknown) => println!("{:?}", unknown.json()),
        _ => {}
    }
}

/// `crate::NoteAt`
fn type_62(note_at: &NoteAt) {
    match note_at {
        NoteAt::Spot(value) => println!("{value:?}"),
        NoteAt::Unknown(unknown) => println!("{:?}", unknown.json()),
        _ => {}
    }
}

/// `crate::Witness`
fn type_63(name: impl Into<String>) {
    let witness = Witness::new(name); // name: impl Into<String>
}

/// `crate::Officer`
fn type_64(name: impl Into<String>, badge: i64) {
    let officer = Officer::new(
        name,  // impl Into<String>
        badge, // i64
    );
}

/// `crate::Spot`
fn type_65(at: ::tidings::Number) {
    let spot = Spot::new(at); // at: ::tidings::Number
}

/// `crate::Address`
fn type_66(at: impl Into<String>) {
    let address = Address::new(at); // at: impl Into<String>
}

/// `crate::Stock`
fn type_67(count: i32) {
    let stock = Stock::new(count); // count: i32
}

/// `crate::StockGate`
fn type_68(stock_gate: &StockGate) {
    match stock_gate {
        StockGate::Ipv4(value) => println!("{value:?}"),
        StockGate::Unknown(unknown) => println!("{:?}", unknown.json()),
        _ => {}
    }
}

/// `crate::Warehouse`
fn type_69() {
    let warehouse = Warehouse::new();
}

/// `crate::WarehouseAt`
fn type_70(warehouse_at: &WarehouseAt) {
    match warehouse_at {
        WarehouseAt::Position(value) => println!("{value:?}"),
        WarehouseAt::Unknown(unknown) => println!("{:?}", unknown.json()),
        _ => {}
    }
}

/// `crate::Position`
fn type_71(across: ::tidings::Number, type_: Size) {
    let position = Position::new(
        across, // ::tidings::Number
        type_,  // Size
    );
}

/// `crate::PositionAisle`
fn type_72(position_aisle: &::tidings::Open<PositionAisle>) {
    match position_aisle.known() {
        Some(PositionAisle::North) => println!("north"),
        _ => println!("{}", position_aisle.as_str()),
    }
}

/// `crate::PositionMark`
fn type_73(label: impl Into<Label>) {
    let position_mark = PositionMark::new(label); // label: impl Into<Label>
}

/// `crate::Shelf`
fn type_74() {
    let shelf = Shelf::new();
}

/// `crate::ShelfSpan`
fn type_75(from: Position, to: Option<Position>) {
    let shelf_span = ShelfSpan::new(
        from, // Position
        to,   // Option<Position>
    );
}

/// `crate::OrderOnShelf`
fn type_76() {
    type OrderOnShelf = Order;
}

/// `crate::Tint`
fn type_77(tint: &::tidings::Open<Tint>) {
    match tint.known() {
        Some(Tint::V0) => println!("0"),
        _ => println!("{}", tint.as_str()),
    }
}

/// `crate::Traced`
fn type_78(id: impl Into<String>, way: Option<Vec<String>>) {
    let traced = Traced::new(
        id,  // impl Into<String>
        way, // Option<Vec<String>>
    );
}

/// `crate::Movement`
fn type_79(id: impl Into<String>, way: Option<Vec<String>>, to: Shelf) {
    let movement = Movement::new(
        id,  // impl Into<String>
        way, // Option<Vec<String>>
        to,  // Shelf
    );
}

/// `crate::MovementWorth`
fn type_80(movement_worth: &MovementWorth) {
    match movement_worth {
        MovementWorth::Grade(value) => println!("{value:?}"),
        MovementWorth::Unknown(unknown) => println!("{:?}", unknown.json()),
        _ => {}
    }
}

/// `crate::Fall`
fn type_81(id: impl Into<String>, way: Option<Vec<String>>, to: Shelf) {
    let fall = Fall::new(
        id,  // impl Into<String>
        way, // Option<Vec<String>>
        to,  // Shelf
    );
}

/// `crate::Scores`
fn type_82(total: impl Into<::tidings::Open<Score>>) {
    let scores = Scores::new(total); // total: impl Into<::tidings::Open<Score>>
}

/// `crate::Score`
fn type_83(score: &::tidings::Open<Score>) {
    match score.known() {
        Some(Score::Good) => println!("good"),
        _ => println!("{}", score.as_str()),
    }
}

/// `crate::Stars`
fn type_84(total: impl Into<::tidings::Open<Score>>) {
    let stars = Stars::new(total); // total: impl Into<::tidings::Open<Score>>
}

/// `crate::Correction`
fn type_85(quantity: u32, lines: Vec<PartialLine>) {
    let correction = Correction::new(
        quantity, // u32
        lines,    // Vec<PartialLine>
    );
}

/// `crate::CorrectionTint`
fn type_86(correction_tint: &CorrectionTint) {
    match correction_tint {
        CorrectionTint::Tint(value) => println!("{value:?}"),
        CorrectionTint::Unknown(unknown) => println!("{:?}", unknown.json()),
        _ => {}
    }
}

/// `crate::PartialOrder`
fn type_87() {
    let partial_order = PartialOrder::new();
}

/// `crate::PartialLine`
fn type_88() {
    let partial_line = PartialLine::new();
}

/// `crate::PartialFall`
fn type_89() {
    let partial_fall = PartialFall::new();
}

/// `crate::PaymentCard`
fn type_90(owner: CardOwner, number: CardNumber) {
    let payment_card = PaymentCard::new(
        owner,  // CardOwner
        number, // CardNumber
    );
}

/// `crate::PaymentSepaCore`
fn type_91(from: TransferFrom) {
    let payment_sepa_core = PaymentSepaCore::new(from); // from: TransferFrom
}

/// `crate::NoticeText`
fn type_92(body: impl Into<String>) {
    let notice_text = NoticeText::new(body); // body: impl Into<String>
}

/// `crate::NoticeMoney`
fn type_93(body: Option<Amount>) {
    let notice_money = NoticeMoney::new(body); // body: Option<Amount>
}

/// `crate::NoticeBulk`
fn type_94(body: NoticeBulkBody) {
    let notice_bulk = NoticeBulk::new(body); // body: NoticeBulkBody
}

/// `crate::SealWax`
fn type_95(content: SealWaxContent) {
    let seal_wax = SealWax::new(content); // content: SealWaxContent
}

/// `crate::SealInk`
fn type_96(content: impl Into<String>) {
    let seal_ink = SealInk::new(content); // content: impl Into<String>
}
