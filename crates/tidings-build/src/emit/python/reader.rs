//! The functions that read deliveries: which event each is, its name decides.

use super::value::literal;
use crate::check::Catalogue;
use crate::emit::own_names::OwnNames;
use crate::emit::prose::code_span;
use crate::model::{Batch, Event, NameSource};

/// What finds the parts of a name.
const PART: &str = r#"def _part(value: object, *keys: str) -> str | None:
    """The text in this place, if there is one."""
    for key in keys:
        value = value.get(key) if isinstance(value, dict) else None
    return value if isinstance(value, str) else None
"#;

/// The functions that read deliveries.
pub(super) fn emit_reader(catalogue: &Catalogue, own: &OwnNames) -> String {
    let envelope = &catalogue.envelope;
    match (envelope.plain_name(), &envelope.batch) {
        (Some(key), None) => plain_reader(catalogue, own, key),
        (_, batch) => {
            // The header of a request is given beside its body.
            let header = if envelope.header().is_some() { ["header: str, ", "header, "] } else { [""; 2] };
            let mut parts = vec![table(catalogue), PART.to_owned(), readers(catalogue, own, header)];
            parts.extend(batch.as_ref().map(|batch| batch_reader(own, batch, header)));
            parts.join("\n\n")
        }
    }
}

/// Where one key tells all, few words are needed.
fn plain_reader(catalogue: &Catalogue, own: &OwnNames, key: &str) -> String {
    let rows = catalogue.events.iter().map(|event| format!("    {}: {},\n", literal(&event.name), event.definition));
    let (rows, key, unknown) = (rows.collect::<String>(), literal(key), &own.unknown);
    format!(
        r#"_EVENTS: dict[str, type[Event]] = {{
{rows}}}


def parse_event(body: str | bytes | bytearray) -> Event | {unknown}:
    """Reads a delivery: as the event that its name says, or as an `{unknown}` if the name is not listed here.

    Raises `ValueError` for what is no JSON, and its subclass `pydantic.ValidationError` for what is no delivery.
    """
    value = pydantic_core.from_json(body, allow_inf_nan=False)
    name = value.get({key}) if isinstance(value, dict) else None
    event = _EVENTS.get(name) if isinstance(name, str) else None
    return (event or {unknown}).model_validate(value)
"#
    )
}

/// The events by all parts of their names; a part that is absent counts, too.
fn table(catalogue: &Catalogue) -> String {
    let count = catalogue.envelope.name.len();
    let row = |event: &Event| {
        let parts = event.parts.iter().map(|part| literal(part));
        let parts: Vec<_> = parts.chain(std::iter::repeat("None".to_owned())).take(count).collect();
        let comma = if count == 1 { "," } else { "" };
        format!("    ({}{comma}): {},\n", parts.join(", "), event.definition)
    };
    let rows = catalogue.events.iter().map(row).collect::<String>();
    format!("_EVENTS: dict[tuple[str | None, ...], type[Event]] = {{\n{rows}}}\n")
}

fn readers(catalogue: &Catalogue, own: &OwnNames, [parameter, argument]: [&str; 2]) -> String {
    let places = catalogue.envelope.name.iter().map(|part| match &part.source {
        NameSource::Key(key) => format!("_part(value, {})", literal(key)),
        NameSource::Within { parent, key } => format!("_part(value, {}, {})", literal(parent), literal(key)),
        NameSource::Header(_) => "header".to_owned(),
    });
    let places: Vec<_> = places.collect();
    let (comma, unknown) = (if places.len() == 1 { "," } else { "" }, &own.unknown);
    let places = places.join(", ");
    let given = match catalogue.envelope.header() {
        Some(header) => format!("\n\n    `header` is what the request's header {} holds.", code_span(header)),
        None => String::new(),
    };
    format!(
        r#"def _read({parameter}value: object) -> Event | {unknown}:
    event = _EVENTS.get(({places}{comma}))
    return (event or {unknown}).model_validate(value)


def parse_event({parameter}body: str | bytes | bytearray) -> Event | {unknown}:
    """Reads a delivery: as the event that its name says, or as an `{unknown}` if the name is not listed here.{given}

    Raises `ValueError` for what is no JSON, and its subclass `pydantic.ValidationError` for what is no delivery.
    """
    return _read({argument}pydantic_core.from_json(body, allow_inf_nan=False))
"#
    )
}

fn batch_reader(own: &OwnNames, batch: &Batch, [parameter, argument]: [&str; 2]) -> String {
    let deliveries = match batch {
        Batch::List => "value".to_owned(),
        Batch::Key(key) => format!("value.get({}) if isinstance(value, dict) else None", literal(key)),
    };
    let unknown = &own.unknown;
    format!(
        r#"def _tried({parameter}value: object) -> Event | {unknown} | pydantic.ValidationError:
    try:
        return _read({argument}value)
    except pydantic.ValidationError as error:
        return error


def parse_batch({parameter}body: str | bytes | bytearray) -> list[Event | {unknown} | pydantic.ValidationError]:
    """Reads a body: each delivery of its list by itself. What is no delivery is the error that says so, in its place.

    Raises `ValueError` for what is no JSON, and for a body without a list of deliveries.
    """
    value = pydantic_core.from_json(body, allow_inf_nan=False)
    deliveries = {deliveries}
    if not isinstance(deliveries, list):
        raise ValueError("the body holds no list of deliveries")
    return [_tried({argument}delivery) for delivery in deliveries]
"#
    )
}
