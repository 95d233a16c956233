//! Names like those of real events, as many as are asked for.

const RESOURCES: [&str; 40] = [
    "account",
    "address",
    "agent",
    "balance",
    "bank_transfer",
    "card",
    "charge",
    "checkout",
    "contract",
    "coupon",
    "credit_note",
    "customer",
    "device",
    "dispute",
    "document",
    "employee",
    "invoice",
    "invitation",
    "location",
    "member",
    "message",
    "mandate",
    "order",
    "organization",
    "payment_intent",
    "payout",
    "permission",
    "person",
    "plan",
    "price",
    "product",
    "quote",
    "refund",
    "report",
    "review",
    "session",
    "shipment",
    "subscription",
    "tax_rate",
    "webhook",
];

const ACTIONS: [&str; 25] = [
    "created",
    "updated",
    "deleted",
    "expired",
    "failed",
    "approved",
    "rejected",
    "archived",
    "restored",
    "canceled",
    "completed",
    "queued",
    "running",
    "paused",
    "resumed",
    "verified",
    "invalid",
    "activated",
    "deactivated",
    "requires_action",
    "payment_succeeded",
    "payment_failed",
    "upcoming",
    "finalized",
    "reopened",
];

const AREAS: [&str; 9] =
    ["billing", "identity", "issuing", "logistics", "payroll", "reporting", "sales", "storage", "treasury"];

/// The events of one resource that stand together.
const TOGETHER: usize = super::FAMILY;

/// The name of the event with this number: `invoice.created`, and beyond a thousand `billing.invoice.created`. Beyond
/// ten thousand the areas are counted.
pub(super) fn event(number: usize) -> String {
    let family = number / TOGETHER;
    let action = pick(&ACTIONS, number % TOGETHER + TOGETHER * (family / RESOURCES.len()));
    let area = number / (RESOURCES.len() * ACTIONS.len());
    format!("{}.{action}", resource(family % RESOURCES.len() + RESOURCES.len() * area))
}

/// The name of the resource with this number: `invoice`, and beyond forty `billing.invoice`.
pub(super) fn resource(number: usize) -> String {
    let resource = pick(&RESOURCES, number);
    match number / RESOURCES.len() {
        0 => resource.to_owned(),
        area => match (area - 1) / AREAS.len() {
            0 => format!("{}.{resource}", pick(&AREAS, area - 1)),
            round => format!("{}_{round}.{resource}", pick(&AREAS, area - 1)),
        },
    }
}

/// What happened to a resource, by its number.
pub(super) fn action(number: usize) -> &'static str {
    pick(&ACTIONS, number)
}

/// The name of the family with this number.
pub(super) fn family(number: usize) -> String {
    let resource = pick(&RESOURCES, number);
    match number / RESOURCES.len() {
        0 => resource.to_owned(),
        round => format!("{resource}_{round}"),
    }
}

/// A name as a type or a variant of Rust.
pub(super) fn rust(name: &str) -> String {
    let capital = |word: &str| {
        let (first, rest) = word.split_at(word.len().min(1));
        first.to_ascii_uppercase() + rest
    };
    name.split(['.', '_']).map(capital).collect()
}

/// The word with this number, counted round.
fn pick<const N: usize>(words: &'static [&'static str; N], number: usize) -> &'static str {
    words.iter().cycle().nth(number % N).copied().unwrap_or_default()
}
