//! Steps that can't succeed, whatever happens before them: found before anything is played.

use std::collections::BTreeSet;

use callbench_contract::ids::UserId;
use callbench_workspace::{CommandName, Target};

use super::Reader;
use crate::scenario::{AgentAct, CustomerAct, DiallerAct, Doing, Number, Step};

/// What may have come about so far.
#[derive(Default)]
struct SoFar {
    signed_in: BTreeSet<UserId>,
    /// Customers who may be in a call.
    in_call: BTreeSet<String>,
    /// Anyone may be: the dialler works through leads, or a callback falls due.
    anyone_in_call: bool,
    in_chat: BTreeSet<String>,
    /// Numbers that were reached out to.
    reached: BTreeSet<String>,
}

pub(super) fn check(reader: &mut Reader, steps: &[Step]) {
    let mut so_far = SoFar {
        signed_in: reader
            .cast
            .agents
            .iter()
            .filter(|(_, agent)| agent.signed_in)
            .map(|(user, _)| user.clone())
            .collect(),
        ..SoFar::default()
    };
    for step in steps {
        let impossible = if step.refused.is_some() {
            None
        } else {
            why_impossible(reader, &so_far, step)
        };
        if let Some((message, remedy)) = impossible {
            reader.wrong::<()>(step.at, message, remedy);
        }
        so_far.take(step);
    }
}

fn why_impossible(reader: &Reader, so_far: &SoFar, step: &Step) -> Option<(String, String)> {
    match &step.what {
        Doing::Agent { who, act } => {
            let signs_in = matches!(act, AgentAct::SignIn { .. });
            if !signs_in && !so_far.signed_in.contains(who) {
                return Some((
                    format!("{who} is signed out at this step"),
                    format!("put `- {who}: sign in` before it"),
                ));
            }
            let needs_chat = matches!(act, AgentAct::Write { .. })
                || matches!(
                    act,
                    AgentAct::Simple {
                        command: CommandName::EndChat,
                        ..
                    }
                );
            if needs_chat && so_far.in_chat.is_empty() {
                return Some((
                    "nobody has begun a chat before this step".to_owned(),
                    "let a customer begin one: `- asha: { chat: Chat }`".to_owned(),
                ));
            }
            None
        }
        Doing::Customer { who, act } => {
            let (is_there, begin) = match act {
                CustomerAct::Call { .. } | CustomerAct::Chat { .. } => return None,
                CustomerAct::Write { .. } | CustomerAct::Leave => (
                    so_far.in_chat.contains(who),
                    format!("put `- {who}: {{ chat: Chat }}` before it"),
                ),
                _ => (
                    so_far.anyone_in_call || so_far.in_call.contains(who),
                    format!(
                        "put `- {who}: {{ call: Support line }}` before it, or let an agent dial {who}"
                    ),
                ),
            };
            (!is_there).then(|| (format!("{who} is in no call or chat at this step"), begin))
        }
        Doing::Other { who, .. } => {
            let phone = reader.cast.others.get(who)?;
            let reached = so_far.reached.contains(phone);
            (!reached).then(|| {
                (
                    format!("nobody has called {who} before this step"),
                    format!("let an agent consult, conference or transfer to {who} first"),
                )
            })
        }
        Doing::Supervisor { .. }
        | Doing::Dialler { .. }
        | Doing::Pass { .. }
        | Doing::Wait { .. }
        | Doing::Expect { .. } => None,
    }
}

impl SoFar {
    fn take(&mut self, step: &Step) {
        match &step.what {
            Doing::Agent { who, act } => match act {
                AgentAct::SignIn { .. } => {
                    self.signed_in.insert(who.clone());
                }
                AgentAct::SignOut { .. } if step.refused.is_none() => {
                    self.signed_in.remove(who);
                }
                AgentAct::Dial {
                    number: Number::Of(customer),
                } => {
                    self.in_call.insert(customer.clone());
                }
                AgentAct::Dispose {
                    then_dial: Some(Number::Of(customer)),
                    ..
                } => {
                    self.in_call.insert(customer.clone());
                }
                AgentAct::Dispose {
                    callback_in: Some(_),
                    ..
                }
                | AgentAct::NextLead
                | AgentAct::Callback { .. } => self.anyone_in_call = true,
                AgentAct::Reach {
                    target: Target::Phone { phone },
                    ..
                } => {
                    self.reached.insert(phone.to_string());
                }
                _ => {}
            },
            Doing::Customer { who, act } => match act {
                CustomerAct::Call { .. } => {
                    self.in_call.insert(who.clone());
                }
                CustomerAct::Chat { .. } => {
                    self.in_chat.insert(who.clone());
                }
                _ => {}
            },
            Doing::Dialler {
                act:
                    DiallerAct::Call {
                        number: Number::Of(customer),
                        ..
                    },
            } => {
                self.in_call.insert(customer.clone());
            }
            Doing::Supervisor { .. } => self.anyone_in_call = true,
            Doing::Dialler { .. }
            | Doing::Other { .. }
            | Doing::Pass { .. }
            | Doing::Wait { .. }
            | Doing::Expect { .. } => {}
        }
    }
}
