//! What people in a scenario can do: the words, what stands beside them, what they mean. Reader, schema and page use this one
//! table.

/// A word for something that is done.
#[derive(Debug)]
pub(crate) struct Verb {
    pub(crate) name: &'static str,
    pub(crate) takes: Takes,
    pub(crate) options: &'static [&'static str],
    pub(crate) meaning: &'static str,
}

/// What stands behind a verb's colon.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Takes {
    Nothing,
    /// May stand alone or with this.
    Perhaps(&'static str),
    /// Needs this.
    Needs(&'static str),
}

const fn verb(
    name: &'static str,
    takes: Takes,
    options: &'static [&'static str],
    meaning: &'static str,
) -> Verb {
    Verb {
        name,
        takes,
        options,
        meaning,
    }
}

use Takes::{Needs, Nothing, Perhaps};

/// What may stand beside every verb.
pub(crate) const REFUSED: &str = "refused";

/// What agents do.
pub(crate) const AGENT: &[Verb] = &[
    verb("sign in", Nothing, &[], "begins an agent session"),
    verb(
        "sign in elsewhere",
        Nothing,
        &[],
        "takes the session over from another place, with the call in hand",
    ),
    verb(
        "sign out",
        Nothing,
        &["force"],
        "ends the session; `force: true` also in a call",
    ),
    verb(
        "come back",
        Nothing,
        &[],
        "is back after a reload or a crash",
    ),
    verb(
        "select campaign",
        Needs("campaign"),
        &[],
        "works on this campaign from now on",
    ),
    verb(
        "select extension",
        Needs("extension"),
        &[],
        "sits at this extension",
    ),
    verb("ready", Nothing, &[], "takes calls and chats"),
    verb(
        "break",
        Needs("break"),
        &[],
        "takes this break; in a call, after it",
    ),
    verb(
        "auto-call",
        Needs("yes or no"),
        &[],
        "lets the dialler call for them, or not",
    ),
    verb(
        "answer",
        Nothing,
        &["with"],
        "takes the ringing call or chat",
    ),
    verb("decline", Nothing, &["with"], "doesn't take it"),
    verb("hold", Nothing, &[], "puts the customer on hold"),
    verb("resume", Nothing, &[], "takes the customer back"),
    verb("mute", Nothing, &[], "can't be heard any more"),
    verb("unmute", Nothing, &[], "can be heard again"),
    verb("hang up", Nothing, &[], "ends the call, or stops dialling"),
    verb("press", Needs("digits"), &[], "presses telephone keys"),
    verb(
        "dial",
        Needs("number"),
        &[],
        "calls a customer of the cast, or a number",
    ),
    verb(
        "dispose",
        Needs("disposition"),
        &["note", "call back in", "then dial", "with"],
        "says how it went, and finishes with it",
    ),
    verb(
        "show the record",
        Nothing,
        &["with"],
        "asks for the customer's record again",
    ),
    verb(
        "transfer",
        Needs("target"),
        &["with"],
        "hands the call or chat over without asking first",
    ),
    verb(
        "consult",
        Needs("target"),
        &[],
        "speaks with somebody else while the customer waits",
    ),
    verb(
        "complete transfer",
        Nothing,
        &[],
        "leaves the customer to the party that was consulted",
    ),
    verb(
        "join parties",
        Nothing,
        &[],
        "makes a conference of all three",
    ),
    verb("end consultation", Nothing, &[], "takes the customer back"),
    verb(
        "conference",
        Needs("target"),
        &["with"],
        "brings somebody in",
    ),
    verb(
        "cancel attempt",
        Nothing,
        &["with"],
        "gives up the transfer, consultation or conference that is being tried",
    ),
    verb(
        "drop",
        Needs("party"),
        &[],
        "sends a party of the conference away",
    ),
    verb("leave conference", Nothing, &[], "leaves it to the others"),
    verb(
        "next lead",
        Nothing,
        &[],
        "takes the next record of the campaign's leads",
    ),
    verb(
        "dial preview",
        Nothing,
        &[],
        "dials the record that is shown",
    ),
    verb("skip preview", Nothing, &[], "puts it back"),
    verb(
        "dial callback",
        Perhaps("customer"),
        &[],
        "makes the promised call now",
    ),
    verb(
        "move callback",
        Perhaps("customer"),
        &["to"],
        "promises it for another time: `to: 2 h` from now",
    ),
    verb(
        "cancel callback",
        Perhaps("customer"),
        &[],
        "takes the promise back",
    ),
    verb("write", Needs("text"), &["with"], "writes in a chat"),
    verb("end chat", Nothing, &["with"], "ends a chat"),
    verb(
        "say",
        Needs("text"),
        &[],
        "is heard saying this: a line of the transcript",
    ),
    verb(
        "open ticket",
        Needs("subject"),
        &["text", "queue", "assign to", "customer", "attach call"],
        "opens a ticket",
    ),
    verb(
        "note on ticket",
        Needs("text"),
        &["ticket"],
        "writes a note on a ticket (the last one, unless `ticket:` names its subject)",
    ),
    verb(
        "change ticket",
        Nothing,
        &["state", "subject", "closure reason", "ticket"],
        "changes a ticket",
    ),
    verb(
        "assign ticket",
        Needs("agent"),
        &["ticket"],
        "gives a ticket to somebody",
    ),
    verb(
        "pick ticket",
        Nothing,
        &["ticket"],
        "takes a ticket that nobody works on",
    ),
    verb(
        "merge ticket",
        Needs("subject"),
        &["into"],
        "makes one of two",
    ),
    verb(
        "attach call",
        Nothing,
        &["ticket"],
        "ties the call or chat in hand to a ticket",
    ),
];

/// What customers do.
pub(crate) const CUSTOMER: &[Verb] = &[
    verb(
        "call",
        Perhaps("queue or campaign"),
        &["agent", "click"],
        "calls in; `agent:` rings that agent, `click: true` asks for the call on a page",
    ),
    verb("answer", Nothing, &[], "takes the call that we made"),
    verb(
        "hang up",
        Nothing,
        &[],
        "ends the call, or gives up waiting",
    ),
    verb(
        "reject",
        Perhaps("outcome"),
        &[],
        "isn't reached; without an outcome: `REJECTED`",
    ),
    verb("press", Needs("digits"), &[], "presses telephone keys"),
    verb("say", Needs("text"), &[], "is heard saying this"),
    verb(
        "recording",
        Needs("url"),
        &[],
        "the recording of the call can be fetched there",
    ),
    verb(
        "chat",
        Perhaps("queue or campaign"),
        &["agent", "text"],
        "begins a chat",
    ),
    verb("write", Needs("text"), &[], "writes in the chat"),
    verb("leave", Nothing, &[], "leaves the chat"),
];

/// What others do who are brought into a call.
pub(crate) const OTHER: &[Verb] = &[
    verb("answer", Nothing, &[], "takes the call"),
    verb(
        "reject",
        Perhaps("outcome"),
        &[],
        "isn't reached; without an outcome: `REJECTED`",
    ),
    verb("leave", Nothing, &[], "hangs up"),
    verb("say", Needs("text"), &[], "is heard saying this"),
];

/// What supervisors do.
pub(crate) const SUPERVISOR: &[Verb] = &[
    verb("manage", Needs("campaign"), &[], "watches this campaign"),
    verb("force logout", Needs("agent"), &[], "signs an agent out"),
    verb("listen", Needs("agent"), &[], "hears that agent's call"),
    verb("barge", Needs("agent"), &[], "speaks in that agent's call"),
    verb("stop listening", Nothing, &[], "leaves the call"),
    verb(
        "start dialler",
        Needs("campaign"),
        &[],
        "lets the dialler call the campaign's leads",
    ),
    verb("stop dialler", Needs("campaign"), &[], "stops it"),
    verb(
        "reassign",
        Needs("agent"),
        &["to"],
        "gives what rings at one agent to another",
    ),
    verb(
        "assign",
        Needs("customer"),
        &["to"],
        "gives a waiting customer to an agent",
    ),
    verb(
        "open ticket",
        Needs("subject"),
        &["text", "queue", "assign to", "customer"],
        "opens a ticket",
    ),
    verb(
        "note on ticket",
        Needs("text"),
        &["ticket"],
        "writes a note on a ticket",
    ),
    verb(
        "change ticket",
        Nothing,
        &["state", "subject", "closure reason", "ticket"],
        "changes a ticket",
    ),
    verb(
        "assign ticket",
        Needs("agent"),
        &["ticket"],
        "gives a ticket to somebody",
    ),
    verb(
        "merge ticket",
        Needs("subject"),
        &["into"],
        "makes one of two",
    ),
];

/// What the dialler does by itself, without leads.
pub(crate) const DIALLER: &[Verb] = &[verb(
    "call",
    Needs("number"),
    &["for", "campaign"],
    "calls a customer for an agent",
)];

/// Whether an option of a verb must be there.
pub(crate) fn is_required(verb: &str, option: &str) -> bool {
    matches!(
        (verb, option),
        ("move callback" | "reassign" | "assign", "to")
            | ("merge ticket", "into")
            | ("call", "for")
    )
}

/// The state words of agents and of what they have in hand.
pub(crate) const AGENT_STATES: &[&str] = &[
    "signed out",
    "not ready",
    "ready",
    "on break",
    "busy",
    "wrap-up",
    "free",
    "ringing",
    "previewing",
    "dialling",
    "connected",
    "on hold",
    "consulting",
    "conference",
];

/// The state words of customers.
pub(crate) const CUSTOMER_STATES: &[&str] = &[
    "gone",
    "waiting",
    "ringing",
    "previewing",
    "dialling",
    "connected",
    "on hold",
    "consulting",
    "conference",
];
