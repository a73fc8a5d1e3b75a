//! From a verb and what stands beside it to what is done.

use callbench_contract::ids::{AgentQueueId, CampaignId};
use callbench_workspace::CommandName;

use super::Reader;
use super::step::Phrase;
use crate::node::Node;
use crate::scenario::{AgentAct, CustomerAct, DiallerAct, OtherAct, SupervisorAct, TicketAct};

impl Reader {
    fn argument<'a>(&mut self, phrase: &Phrase<'a>) -> Option<&'a Node> {
        match phrase.argument {
            Some(argument) => Some(argument),
            None => self.wrong(
                phrase.node.at,
                format!("`{}` stands alone", phrase.verb.name),
                "write what it needs behind the colon",
            ),
        }
    }

    fn said(&mut self, phrase: &Phrase<'_>) -> Option<String> {
        let node = self.argument(phrase)?;
        self.text(node, phrase.verb.name)
    }

    fn with(&mut self, phrase: &Phrase<'_>) -> Option<Option<String>> {
        match phrase.options.get("with") {
            Some(node) => self.customer(node).map(Some),
            None => Some(None),
        }
    }

    fn option_text(&mut self, phrase: &Phrase<'_>, option: &str) -> Option<Option<String>> {
        match phrase.options.get(option) {
            Some(node) => self.text(node, option).map(Some),
            None => Some(None),
        }
    }

    fn simple(&mut self, phrase: &Phrase<'_>, command: CommandName) -> Option<AgentAct> {
        let with = self.with(phrase)?;
        Some(AgentAct::Simple { command, with })
    }

    fn reach(&mut self, phrase: &Phrase<'_>, command: CommandName) -> Option<AgentAct> {
        let node = self.argument(phrase)?;
        Some(AgentAct::Reach {
            command,
            target: self.target(node)?,
            with: self.with(phrase)?,
        })
    }

    fn callback(&mut self, phrase: &Phrase<'_>, command: CommandName) -> Option<AgentAct> {
        let of = match phrase.argument {
            Some(node) => Some(self.customer(node)?),
            None => None,
        };
        let callback_in = match phrase.options.get("to") {
            Some(node) => Some(self.span(node, "`to`")?),
            None => None,
        };
        Some(AgentAct::Callback {
            command,
            of,
            callback_in,
        })
    }

    pub(super) fn agent_act(&mut self, phrase: &Phrase<'_>) -> Option<AgentAct> {
        use CommandName as Name;
        Some(match phrase.verb.name {
            "sign in" => AgentAct::SignIn { elsewhere: false },
            "sign in elsewhere" => AgentAct::SignIn { elsewhere: true },
            "sign out" => AgentAct::SignOut {
                force: match phrase.options.get("force") {
                    Some(node) => self.yes_or_no(node, "`force`")?,
                    None => false,
                },
            },
            "come back" => AgentAct::ComeBack,
            "select campaign" => {
                let node = self.argument(phrase)?;
                AgentAct::SelectCampaign(self.campaign(node)?)
            }
            "select extension" => AgentAct::SelectExtension(self.said(phrase)?),
            "ready" => AgentAct::Ready,
            "break" => {
                let node = self.argument(phrase)?;
                AgentAct::Break(self.break_reason(node)?)
            }
            "auto-call" => {
                let node = self.argument(phrase)?;
                AgentAct::AutoCall(self.yes_or_no(node, "`auto-call`")?)
            }
            "answer" => self.simple(phrase, Name::Answer)?,
            "decline" => self.simple(phrase, Name::Decline)?,
            "hold" => self.simple(phrase, Name::Hold)?,
            "resume" => self.simple(phrase, Name::Resume)?,
            "mute" => self.simple(phrase, Name::Mute)?,
            "unmute" => self.simple(phrase, Name::Unmute)?,
            "hang up" => self.simple(phrase, Name::HangUp)?,
            "show the record" => self.simple(phrase, Name::ScreenPop)?,
            "complete transfer" => self.simple(phrase, Name::CompleteTransfer)?,
            "join parties" => self.simple(phrase, Name::JoinParties)?,
            "end consultation" => self.simple(phrase, Name::EndConsultation)?,
            "cancel attempt" => self.simple(phrase, Name::CancelAttempt)?,
            "leave conference" => self.simple(phrase, Name::LeaveConference)?,
            "dial preview" => self.simple(phrase, Name::DialPreview)?,
            "skip preview" => self.simple(phrase, Name::SkipPreview)?,
            "end chat" => self.simple(phrase, Name::EndChat)?,
            "next lead" => AgentAct::NextLead,
            "press" => AgentAct::Press {
                digits: self.said(phrase)?,
            },
            "dial" => {
                let node = self.argument(phrase)?;
                AgentAct::Dial {
                    number: self.dialled(node)?,
                }
            }
            "dispose" => {
                let node = self.argument(phrase)?;
                AgentAct::Dispose {
                    code: if phrase.options.contains_key(crate::verb::REFUSED) {
                        self.text(node, "the disposition")?
                    } else {
                        self.disposition(node)?
                    },
                    note: self.option_text(phrase, "note")?,
                    callback_in: match phrase.options.get("call back in") {
                        Some(node) => Some(self.span(node, "`call back in`")?),
                        None => None,
                    },
                    then_dial: match phrase.options.get("then dial") {
                        Some(node) => Some(self.dialled(node)?),
                        None => None,
                    },
                    with: self.with(phrase)?,
                }
            }
            "transfer" => self.reach(phrase, Name::Transfer)?,
            "consult" => self.reach(phrase, Name::Consult)?,
            "conference" => self.reach(phrase, Name::Conference)?,
            "drop" => AgentAct::Drop {
                party: self.said(phrase)?,
            },
            "dial callback" => self.callback(phrase, Name::DialCallback)?,
            "move callback" => self.callback(phrase, Name::RescheduleCallback)?,
            "cancel callback" => self.callback(phrase, Name::CancelCallback)?,
            "write" => AgentAct::Write {
                text: self.said(phrase)?,
                with: self.with(phrase)?,
            },
            "say" => AgentAct::Say {
                text: self.said(phrase)?,
            },
            _ => AgentAct::Ticket(self.ticket_act(phrase)?),
        })
    }

    fn ticket_act(&mut self, phrase: &Phrase<'_>) -> Option<TicketAct> {
        let ticket = self.option_text(phrase, "ticket")?;
        Some(match phrase.verb.name {
            "open ticket" => TicketAct::Open {
                subject: self.said(phrase)?,
                text: self.option_text(phrase, "text")?,
                queue: match phrase.options.get("queue") {
                    Some(node) => Some(self.queue(node)?),
                    None => None,
                },
                assignee: match phrase.options.get("assign to") {
                    Some(node) => Some(self.agent(node)?),
                    None => None,
                },
                customer: match phrase.options.get("customer") {
                    Some(node) => Some(self.customer(node)?),
                    None => None,
                },
                attach: match phrase.options.get("attach call") {
                    Some(node) => self.yes_or_no(node, "`attach call`")?,
                    None => false,
                },
            },
            "note on ticket" => TicketAct::Note {
                text: self.said(phrase)?,
                ticket,
            },
            "change ticket" => TicketAct::Change {
                state: self.option_text(phrase, "state")?,
                subject: self.option_text(phrase, "subject")?,
                closure_reason: self.option_text(phrase, "closure reason")?,
                ticket,
            },
            "assign ticket" => {
                let node = self.argument(phrase)?;
                TicketAct::Assign {
                    assignee: Some(self.agent(node)?),
                    ticket,
                }
            }
            "pick ticket" => TicketAct::Pick { ticket },
            "merge ticket" => TicketAct::Merge {
                ticket: self.said(phrase)?,
                into: self.option_text(phrase, "into")??,
            },
            "attach call" => TicketAct::Attach { ticket },
            other => {
                return self.wrong(
                    phrase.node.at,
                    format!("`{other}` can't be played"),
                    "use another verb",
                );
            }
        })
    }

    pub(super) fn supervisor_act(&mut self, phrase: &Phrase<'_>) -> Option<SupervisorAct> {
        let verb = phrase.verb.name;
        let to = match phrase.options.get("to") {
            Some(node) => Some(self.agent(node)?),
            None => None,
        };
        if verb == "stop listening" {
            return Some(SupervisorAct::StopListening);
        }
        if verb.contains("ticket") {
            return self.ticket_act(phrase).map(SupervisorAct::Ticket);
        }
        let node = self.argument(phrase)?;
        Some(match verb {
            "manage" => SupervisorAct::Manage(Some(self.campaign(node)?)),
            "force logout" => SupervisorAct::ForceLogout(self.agent(node)?),
            "listen" => SupervisorAct::Listen(self.agent(node)?),
            "barge" => SupervisorAct::Barge(self.agent(node)?),
            "start dialler" => SupervisorAct::StartDialler(self.campaign(node)?),
            "stop dialler" => SupervisorAct::StopDialler(self.campaign(node)?),
            "reassign" => SupervisorAct::Reassign {
                from: self.agent(node)?,
                to: to?,
            },
            _ => SupervisorAct::Assign {
                customer: self.customer(node)?,
                to: to?,
            },
        })
    }

    /// The queue or campaign behind `call` and `chat`, and the agent.
    fn door(
        &mut self,
        phrase: &Phrase<'_>,
    ) -> Option<(
        Option<CampaignId>,
        Option<AgentQueueId>,
        Option<callbench_contract::ids::UserId>,
    )> {
        let agent = match phrase.options.get("agent") {
            Some(node) => Some(self.agent(node)?),
            None => None,
        };
        let (campaign, queue) = match phrase.argument {
            Some(node) => self.line(node)?,
            None if agent.is_some() => (None, None),
            None => {
                return self.wrong(
                    phrase.node.at,
                    format!(
                        "`{}` needs a queue or campaign, or an agent",
                        phrase.verb.name
                    ),
                    format!("write `{{ {}: Support line }}`", phrase.verb.name),
                );
            }
        };
        Some((campaign, queue, agent))
    }

    pub(super) fn customer_act(&mut self, phrase: &Phrase<'_>) -> Option<CustomerAct> {
        Some(match phrase.verb.name {
            "call" => {
                let (campaign, queue, agent) = self.door(phrase)?;
                let click = match phrase.options.get("click") {
                    Some(node) => self.yes_or_no(node, "`click`")?,
                    None => false,
                };
                CustomerAct::Call {
                    campaign,
                    queue,
                    agent,
                    click,
                }
            }
            "chat" => {
                let (campaign, queue, agent) = self.door(phrase)?;
                let text = self.option_text(phrase, "text")?;
                CustomerAct::Chat {
                    campaign,
                    queue,
                    agent,
                    text,
                }
            }
            "answer" => CustomerAct::Answer,
            "hang up" => CustomerAct::HangUp,
            "leave" => CustomerAct::Leave,
            "reject" => CustomerAct::Reject(self.outcome(phrase.argument)?),
            "press" => CustomerAct::Press {
                digits: self.said(phrase)?,
            },
            "say" => CustomerAct::Say {
                text: self.said(phrase)?,
            },
            "recording" => CustomerAct::Recording {
                url: self.said(phrase)?,
            },
            _ => CustomerAct::Write {
                text: self.said(phrase)?,
            },
        })
    }

    pub(super) fn other_act(&mut self, phrase: &Phrase<'_>) -> Option<OtherAct> {
        Some(match phrase.verb.name {
            "answer" => OtherAct::Answer,
            "leave" => OtherAct::Leave,
            "reject" => OtherAct::Reject(self.outcome(phrase.argument)?),
            _ => OtherAct::Say {
                text: self.said(phrase)?,
            },
        })
    }

    pub(super) fn dialler_act(&mut self, phrase: &Phrase<'_>) -> Option<DiallerAct> {
        let node = self.argument(phrase)?;
        let agent = phrase.options.get("for").copied()?;
        Some(DiallerAct::Call {
            number: self.dialled(node)?,
            agent: self.agent(agent)?,
            campaign: match phrase.options.get("campaign") {
                Some(node) => Some(self.campaign(node)?),
                None => None,
            },
        })
    }
}
