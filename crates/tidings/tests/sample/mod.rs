//! What a compiler would generate from a small catalogue, written by hand.

const _: () = ::tidings::assert_format(1);

/// The id of an event.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EventId(Box<str>);
::tidings::impl_id!(EventId, "evt_");

/// The id of a task.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TaskId(Box<str>);
::tidings::impl_id!(TaskId, "task_");

/// How far a task is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum TaskStatus {
    /// Not yet begun.
    Pending,
    /// Being stopped.
    Canceling,
}

::tidings::impl_enum! {
    TaskStatus {
        Pending = "pending",
        Canceling = "canceling" | "cancelling",
    }
}

/// A piece of work.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Task {
    /// Its id.
    pub id: TaskId,
    /// Always `task`.
    pub object: String,
    /// The task that it belongs to.
    pub parent: Option<TaskId>,
    /// How far it is.
    pub status: ::tidings::Field<::tidings::Open<TaskStatus>>,
    /// The consumer's own id.
    pub external_id: ::tidings::Field<String>,
    /// How often it was tried.
    pub tries: ::tidings::Field<i64>,
    /// Its parts.
    pub tasks: ::tidings::Field<Vec<Task>>,
    /// The one before it.
    pub earlier: ::tidings::Field<Box<Task>>,
    /// What each currency costs.
    pub prices: ::tidings::Field<::tidings::Map<::tidings::Number>>,
    /// Whatever the consumer stored.
    pub metadata: ::tidings::Field<::tidings::Json>,
    /// The fields that this version does not know.
    pub unknown_fields: ::tidings::Fields,
}

impl Task {
    /// A task with its required fields.
    #[must_use]
    pub fn new(id: impl Into<TaskId>, parent: Option<TaskId>) -> Self {
        Self {
            id: id.into(),
            object: "task".into(),
            parent,
            status: ::tidings::Field::Absent,
            external_id: ::tidings::Field::Absent,
            tries: ::tidings::Field::Absent,
            tasks: ::tidings::Field::Absent,
            earlier: ::tidings::Field::Absent,
            prices: ::tidings::Field::Absent,
            metadata: ::tidings::Field::Absent,
            unknown_fields: ::tidings::Fields::default(),
        }
    }
}

::tidings::impl_object! {
    Task {
        0 id: required "id",
        1 object: required "object",
        2 parent: required "parent",
        3 status: optional "status",
        4 external_id: optional_nullable "external_id",
        5 tries: optional "tries",
        6 tasks: optional "tasks",
        7 prices: optional "prices",
        8 metadata: optional "metadata",
        9 earlier: optional "earlier",
    }
}

/// A delivery.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Event {
    /// Its id.
    pub id: EventId,
    /// Always `event`.
    pub object: String,
    /// When it happened.
    pub created_at: ::tidings::Timestamp,
    /// The request that caused it.
    pub request_id: ::tidings::Field<String>,
    /// What happened.
    pub data: Data,
    /// The fields that this version does not know.
    pub unknown_fields: ::tidings::Fields,
}

impl Event {
    /// An event with its required fields.
    #[must_use]
    pub fn new(id: impl Into<EventId>, created_at: impl Into<::tidings::Timestamp>, data: Data) -> Self {
        Self {
            id: id.into(),
            object: "event".into(),
            created_at: created_at.into(),
            request_id: ::tidings::Field::Absent,
            data,
            unknown_fields: ::tidings::Fields::default(),
        }
    }
}

::tidings::impl_event! {
    Event of Data, EventType {
        name "type",
        payload "data",
        id Some("id"),
        0 id: required "id",
        1 object: required "object",
        2 created_at: required "created_at",
        3 request_id: optional_nullable "request_id",
    }
}

/// What happened, and to what.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum Data {
    /// A task was created.
    TaskCreated(Box<Task>),
    /// A task waits for approval.
    TaskPending(Box<Task>),
    /// An event that this version does not know.
    Unknown(::tidings::Unknown),
}

/// The events that this version knows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum EventType {
    /// A task was created.
    TaskCreated,
    /// A task waits for approval.
    TaskPending,
}

impl EventType {
    /// The events that the producer still sends.
    pub const CURRENT: &'static [Self] = &[Self::TaskCreated];
}
::tidings::impl_data! {
    Data, EventType {
        TaskCreated = "task.created",
        TaskPending = "task.pending",
    }
}
