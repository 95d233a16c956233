//! Other ways to read a delivery, all with the same payloads: the oracle, which is told in advance what comes, and
//! three rivals, which find out.

use serde::de::{DeserializeOwned, Error as _};
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;
use serde_json::{Error, Value};

use crate::payloads::{Agent, Credential, EventDestination, Session, Source, Storage, Task, TaskRun, User};

/// Free JSON as the oracle holds it.
pub(crate) type Raw = Box<RawValue>;

/// A whole delivery whose name and payload are known. The name is an enum of one value: nothing is allocated for it,
/// and what has another name does not fit.
#[derive(Deserialize, Serialize)]
pub(crate) struct Delivery<Name, Payload> {
    id: String,
    object: String,
    #[serde(rename = "type")]
    name: Name,
    data: Payload,
    created_at: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    request_id: Option<String>,
}

/// The envelope, with the payload of whichever event comes.
#[derive(Deserialize, Serialize)]
pub(crate) struct Tagged {
    id: String,
    object: String,
    created_at: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    request_id: Option<String>,
    #[serde(flatten)]
    data: Data,
}

/// The envelope alone.
#[derive(Deserialize)]
struct Envelope {
    id: String,
    object: String,
    created_at: String,
    request_id: Option<String>,
}

/// Makes of the list of all events the enums of the rivals, and the names that tell the events apart where an enum has
/// no tag.
macro_rules! events {
    ($($variant:ident = $name:literal: $payload:ty,)*) => {
        /// The payload of each event.
        #[derive(Deserialize, Serialize)]
        #[serde(tag = "type", content = "data")]
        pub(crate) enum Data {
            $(#[serde(rename = $name)] $variant(Box<$payload>),)*
        }

        /// The delivery of each event; which one it is, is tried.
        #[derive(Deserialize, Serialize)]
        #[serde(untagged)]
        pub(crate) enum Untagged {
            $($variant(Box<Delivery<names::$variant, $payload>>),)*
        }

        impl Data {
            /// The payload of the event of this name.
            fn from_value(name: &str, data: Value) -> Result<Self, Error> {
                match name {
                    $($name => serde_json::from_value(data).map(Self::$variant),)*
                    _ => Err(Error::custom("an unknown event")),
                }
            }
        }

        /// The name of each event as a type.
        pub(crate) mod names {
            use serde::{Deserialize, Serialize};

            $(
                #[derive(Deserialize, Serialize)]
                pub(crate) enum $variant {
                    #[serde(rename = $name)]
                    Name,
                }
            )*
        }
    };
}

events! {
    AgentCreated = "agent.created": Agent,
    AgentUpdated = "agent.updated": Agent,
    AgentDeleted = "agent.deleted": Agent,
    SourceCreated = "source.created": Source,
    SourceUpdated = "source.updated": Source,
    SourceDeleted = "source.deleted": Source,
    CredentialCreated = "credential.created": Credential<Value>,
    CredentialUnverified = "credential.unverified": Credential<Value>,
    CredentialVerified = "credential.verified": Credential<Value>,
    CredentialInvalid = "credential.invalid": Credential<Value>,
    CredentialDeleted = "credential.deleted": Credential<Value>,
    SessionQueued = "session.queued": Session,
    SessionRunning = "session.running": Session,
    SessionIdle = "session.idle": Session,
    SessionCompleting = "session.completing": Session,
    SessionCompleted = "session.completed": Session,
    SessionFailed = "session.failed": Session,
    TaskCreated = "task.created": Task<Value>,
    TaskUpdated = "task.updated": Task<Value>,
    TaskReset = "task.reset": Task<Value>,
    TaskDeleted = "task.deleted": Task<Value>,
    TaskRunQueued = "task_run.queued": TaskRun<Value>,
    TaskRunRunning = "task_run.running": TaskRun<Value>,
    TaskRunPending = "task_run.pending": TaskRun<Value>,
    TaskRunCompleted = "task_run.completed": TaskRun<Value>,
    TaskRunFailed = "task_run.failed": TaskRun<Value>,
    TaskRunCanceling = "task_run.canceling": TaskRun<Value>,
    TaskRunCanceled = "task_run.canceled": TaskRun<Value>,
    TaskRunInteractionRequired = "task_run.interaction_required": TaskRun<Value>,
    TaskRunReviewRequired = "task_run.review_required": TaskRun<Value>,
    StorageCreated = "storage.created": Storage<Value>,
    StorageDeleted = "storage.deleted": Storage<Value>,
    EventDestinationActivated = "event_destination.activated": EventDestination<Value>,
    EventDestinationDeactivated = "event_destination.deactivated": EventDestination<Value>,
    UserCreated = "user.created": User,
}

/// The oracle: the one right struct.
pub(crate) fn oracle<Name: DeserializeOwned, Payload: DeserializeOwned>(
    body: &[u8],
) -> Result<Delivery<Name, Payload>, Error> {
    serde_json::from_slice(body)
}

/// An enum with `tag` and `content`, flattened into the envelope.
pub(crate) fn tagged(body: &[u8]) -> Result<Tagged, Error> {
    serde_json::from_slice(body)
}

/// An enum without a tag: the first event whose name fits.
pub(crate) fn untagged(body: &[u8]) -> Result<Untagged, Error> {
    serde_json::from_slice(body)
}

/// Any JSON first, then the payload by the name in it.
pub(crate) fn value_first(body: &[u8]) -> Result<Tagged, Error> {
    let mut body: Value = serde_json::from_slice(body)?;
    let data = body.get_mut("data").map(Value::take).ok_or_else(|| Error::missing_field("data"))?;
    let name = body.get("type").and_then(Value::as_str).ok_or_else(|| Error::missing_field("type"))?;
    let data = Data::from_value(name, data)?;
    let Envelope { id, object, created_at, request_id } = serde_json::from_value(body)?;
    Ok(Tagged { id, object, created_at, request_id, data })
}
