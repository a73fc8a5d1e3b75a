//! Where a password comes from: standard input, the environment, a prompt, or (with a warning) the command line.

use std::io::{BufRead, IsTerminal};

use crate::failure::Failure;
use crate::output::Output;

/// The ways to give a password; one group for every command that signs in.
#[derive(Debug, clap::Args)]
pub(crate) struct PasswordArguments {
    /// Read the password from the first line of standard input
    #[arg(long, conflicts_with = "password")]
    password_stdin: bool,
    /// The password itself; it ends up in the shell's history, so prefer the prompt, `CALLBENCH_PASSWORD` or `--password-stdin`
    #[arg(long, value_name = "PASSWORD")]
    password: Option<String>,
}

impl PasswordArguments {
    /// The password of `user`.
    pub(crate) fn read(&self, user: &str, output: &Output) -> Result<String, Failure> {
        if let Some(password) = &self.password {
            output.warn(
                "a password on the command line can be read in the shell's history and the process list; use the prompt, \
                 CALLBENCH_PASSWORD or --password-stdin",
            );
            return not_empty(password.clone());
        }
        if self.password_stdin {
            let mut line = String::new();
            std::io::stdin()
                .lock()
                .read_line(&mut line)
                .map_err(|error| {
                    Failure::usage(format!("standard input can't be read: {error}"))
                })?;
            return not_empty(line.trim_end_matches(['\r', '\n']).to_owned());
        }
        if let Ok(password) = std::env::var("CALLBENCH_PASSWORD") {
            return not_empty(password);
        }
        if !std::io::stdin().is_terminal() || output.is_json() {
            return Err(Failure::usage(format!("no password for `{user}`"))
                .remedy("set CALLBENCH_PASSWORD, or pipe it in with --password-stdin"));
        }
        cliclack::password(format!("Password of {user}"))
            .mask('•')
            .interact()
            .map_err(|_| Failure::usage("no password was entered"))
    }
}

fn not_empty(password: String) -> Result<String, Failure> {
    if password.is_empty() {
        return Err(Failure::usage("the password is empty").remedy("give the user's password"));
    }
    Ok(password)
}
