//! The payloads of Deck's events with serde's derive, field by field what the catalogue says.
//!
//! They are as frugal as derive can be while it keeps what is known. An optional field is an `Option`, so that absent
//! and null are one. An enum has one more value for what it does not know, whose text is dropped: known values allocate
//! nothing, here as with us. Ids, constants and time stamps are texts. How free JSON is held is left open (`J`): the
//! oracle holds its raw text, as we do, and the rivals hold a `Value`, because raw text cannot pass through the buffer
//! of serde's enums.

use serde::{Deserialize, Serialize};

/// An object for each line: in front of `;` what is required, behind it what is optional.
macro_rules! objects {
    ($($name:ident $(<$json:ident>)? {
        $($required:ident: $required_type:ty),*;
        $($(#[$attribute:meta])* $optional:ident: $optional_type:ty),* $(,)?
    })*) => {$(
        #[derive(Deserialize, Serialize)]
        pub(crate) struct $name $(<$json>)? {
            $($required: $required_type,)*
            $(
                $(#[$attribute])*
                #[serde(skip_serializing_if = "Option::is_none")]
                $optional: Option<$optional_type>,
            )*
        }
    )*};
}

/// An enum for each line.
macro_rules! enums {
    ($($name:ident { $($(#[$attribute:meta])* $value:ident),* $(,)? })*) => {$(
        #[derive(Deserialize, Serialize)]
        #[serde(rename_all = "snake_case")]
        pub(crate) enum $name {
            $($(#[$attribute])* $value,)*
            #[serde(other)]
            Other,
        }
    )*};
}

type Id = String;
type DateTime = String;

objects! {
    Agent {
        id: Id, object: String;
        name: String, description: String, tasks: Vec<AgentTask>, created_at: DateTime, updated_at: DateTime,
    }
    AgentTask { ; id: Id, object: String, name: String, status: TaskStatus }
    Source {
        id: Id, object: String;
        name: String, #[serde(rename = "type")] kind: SourceType, website: SourceWebsite, created_at: DateTime,
        updated_at: DateTime,
    }
    SourceWebsite { ; url: String }
    Credential<J> {
        id: Id, object: String;
        status: CredentialStatus, source_id: Id, auth_method: AuthMethod, external_id: String,
        auth_credentials: AuthCredentials<J>, created_at: DateTime, updated_at: DateTime,
    }
    AuthCredentials<J> { ; username: J, key: J, source_fields: J }
    Session {
        id: Id, object: String;
        status: SessionStatus, runtime_ms: i64, task_runs: Vec<SessionTaskRun>, created_at: DateTime,
        updated_at: DateTime,
    }
    SessionTaskRun { ; id: Id, task_id: Id, agent_id: Id, credential_id: Id }
    Task<J> {
        id: Id, object: String;
        name: String, prompt: String, status: TaskStatus, agent_id: Id, input_schema: J, output_schema: J, storage: J,
        extraction: bool, settings: TaskSettings<J>, created_at: DateTime, updated_at: DateTime,
    }
    TaskSettings<J> { ; timeout_seconds: J }
    TaskRun<J> {
        id: Id, object: String;
        status: TaskRunStatus, result: TaskRunResult, task_id: Id, credential_id: Id, agent_id: Id, source_id: Id,
        runtime_ms: i64, created_at: DateTime, updated_at: DateTime, session_id: Id, output: J,
        errors: Vec<TaskRunError<J>>, interaction: TaskRunInteraction<J>, workflow_id: Id, input: J, storage: Vec<J>,
        artifacts: TaskRunArtifacts<J>, canceled_at: DateTime,
    }
    TaskRunError<J> { ; #[serde(rename = "type")] kind: J, code: J, message: J, field: J }
    TaskRunInteraction<J> { ; #[serde(rename = "type")] kind: J, message: J, fields: Vec<InteractionField<J>> }
    InteractionField<J> { ; name: String, #[serde(rename = "type")] kind: J, label: J }
    TaskRunArtifacts<J> { ; screenshots: Vec<J> }
    Storage<J> {
        id: Id, object: String;
        file_name: String, file_type: String, file_size: i64, url: String, metadata: J, extraction: J, task_run_id: Id,
        result: StorageResult, fetch_date: DateTime, created_at: DateTime,
    }
    EventDestination<J> {
        id: Id, object: String;
        name: String, status: EventDestinationStatus, #[serde(rename = "type")] kind: EventDestinationType,
        events: Vec<String>, config: std::collections::BTreeMap<String, J>, created_at: DateTime, updated_at: DateTime,
    }
    User { ; }
}

enums! {
    TaskStatus { Learning, Test, Live }
    SourceType { Website }
    CredentialStatus { Unverified, Verified, Invalid, Deleted }
    AuthMethod { UsernamePassword, None, GoogleSso }
    SessionStatus { Queued, Running, Idle, Completing, Completed, Failed }
    TaskRunStatus {
        Queued, Running, InteractionRequired, ReviewRequired, Completed, Failed,
        #[serde(alias = "cancelling")] Canceling,
        Canceled, Pending,
    }
    TaskRunResult { Success, Failure, Unknown }
    StorageResult { Success, Failure }
    EventDestinationStatus { PendingVerification, Active, Inactive }
    EventDestinationType {
        Webhook, AwsSqs, AwsKinesis, AwsS3, AwsEventbridge, GcpPubsub, Rabbitmq, AzureServicebus, Hookdeck,
    }
}
