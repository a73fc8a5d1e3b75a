//! `callbench admin`: users, in the data directory of a host that is stopped.

use std::path::PathBuf;
use std::time::{SystemTime, UNIX_EPOCH};

use callbench_contract::ids::UserId;
use callbench_contract::role::Role;
use callbench_contract::time::Timestamp;
use callbench_server::hash_password;
use callbench_store::{NewUser, Store};
use serde_json::json;

use crate::failure::Failure;
use crate::output::Output;
use crate::password::PasswordArguments;

/// What `callbench admin` takes.
#[derive(Debug, clap::Args)]
pub(crate) struct Arguments {
    #[command(subcommand)]
    task: Task,
}

#[derive(Debug, clap::Subcommand)]
enum Task {
    /// Add a user
    CreateUser(CreateUser),
    /// Give a user another password, and end all of the user's sessions
    ResetPassword(ResetPassword),
}

#[derive(Debug, clap::Args)]
struct Place {
    /// The host's data directory
    #[arg(
        long,
        value_name = "DIR",
        default_value = "callbench-data",
        env = "CALLBENCH_DATA"
    )]
    data: PathBuf,
    /// The name to sign in with
    #[arg(long, value_name = "USER")]
    user: UserId,
    #[command(flatten)]
    password: PasswordArguments,
}

#[derive(Debug, clap::Args)]
struct CreateUser {
    #[command(flatten)]
    place: Place,
    /// The name that others see; the user id when none is given
    #[arg(long, value_name = "NAME")]
    name: Option<String>,
    /// agent, supervisor or administrator
    #[arg(long, value_name = "ROLE")]
    role: Role,
}

#[derive(Debug, clap::Args)]
struct ResetPassword {
    #[command(flatten)]
    place: Place,
}

/// Does it, and closes the data directory again.
pub(crate) async fn run(arguments: Arguments, output: &Output) -> Result<(), Failure> {
    match arguments.task {
        Task::CreateUser(arguments) => create_user(arguments, output).await,
        Task::ResetPassword(arguments) => reset_password(arguments, output).await,
    }
}

async fn create_user(arguments: CreateUser, output: &Output) -> Result<(), Failure> {
    let CreateUser { place, name, role } = arguments;
    let user = NewUser {
        user_id: place.user.clone(),
        user_name: name.unwrap_or_else(|| place.user.to_string()),
        role,
        password_hash: password_hash(&place, output)?,
        demo: false,
    };
    let store = Store::open(&place.data).await?;
    let created = store.users().create(&user, now()).await;
    store.close().await;
    let created = created?;
    output.done(
        &format!("{} ({role}) can sign in now", created.user_id),
        &json!({ "userId": created.user_id, "userName": created.user_name, "role": created.role }),
    );
    Ok(())
}

async fn reset_password(arguments: ResetPassword, output: &Output) -> Result<(), Failure> {
    let place = arguments.place;
    let hash = password_hash(&place, output)?;
    let store = Store::open(&place.data).await?;
    let changed = store.users().set_password(&place.user, &hash).await;
    store.close().await;
    changed?;
    output.done(
        &format!(
            "{} has a new password; earlier sessions have ended",
            place.user
        ),
        &json!({ "userId": place.user }),
    );
    Ok(())
}

fn password_hash(place: &Place, output: &Output) -> Result<String, Failure> {
    let password = place.password.read(place.user.as_str(), output)?;
    hash_password(&password).map_err(|problem| Failure::refused(problem.to_string()))
}

fn now() -> Timestamp {
    let since = SystemTime::now()
        .duration_since(UNIX_EPOCH)
        .unwrap_or_default();
    Timestamp::new(i64::try_from(since.as_millis()).unwrap_or(i64::MAX))
}
