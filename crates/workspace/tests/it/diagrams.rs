//! The state machines' diagrams, drawn from what random days of thousands of steps really do: a state or a transition that the
//! code has is in them, one that it has not is not.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::path::Path;

use callbench_workspace::{CallbackFilter, Centre, Fact, InteractionView};
use serde::Serialize;
use serde_json::Value;

use crate::chat_properties::day_of_chats;
use crate::dialler_properties::day_of_dialling;
use crate::properties::day_of_calls;

/// The states of everything of one kind, by id.
type States = BTreeMap<String, String>;
/// Which facts lead from a state to another.
type Arrows = BTreeMap<(String, String), BTreeSet<String>>;

const NOWHERE: &str = "[*]";

/// A kind of thing that has states.
struct Machine {
    title: &'static str,
    about: &'static str,
    states: fn(&Centre) -> States,
    arrows: Arrows,
    before: States,
    /// Whether it is over when it can't be seen any more.
    ends_unseen: bool,
}

impl Machine {
    fn new(title: &'static str, about: &'static str, states: fn(&Centre) -> States) -> Self {
        Self {
            title,
            about,
            states,
            arrows: Arrows::new(),
            before: States::new(),
            ends_unseen: false,
        }
    }

    fn see(&mut self, centre: &Centre, fact: &str) {
        let now = (self.states)(centre);
        for (id, state) in &now {
            let before = self.before.get(id).map_or(NOWHERE, String::as_str);
            if before != state {
                self.arrows
                    .entry((before.to_owned(), state.clone()))
                    .or_default()
                    .insert(fact.to_owned());
            }
        }
        for id in self.before.keys() {
            if self.ends_unseen && !now.contains_key(id) {
                self.arrows
                    .entry((self.before[id].clone(), NOWHERE.to_owned()))
                    .or_default()
                    .insert(fact.to_owned());
            }
        }
        if self.ends_unseen {
            self.before.clear();
        }
        // What is out of sight for a while keeps the state that it had.
        self.before.extend(now);
    }

    fn draw(&self, page: &mut String) {
        let _ = write!(
            page,
            "\n## {}\n\n{}\n\n```mermaid\nstateDiagram-v2\n",
            self.title, self.about
        );
        for ((from, to), facts) in &self.arrows {
            let facts: Vec<&str> = facts.iter().map(String::as_str).collect();
            let _ = writeln!(page, "    {from} --> {to}: {}", facts.join(", "));
        }
        page.push_str("```\n");
    }
}

fn name(state: impl Serialize) -> String {
    match serde_json::to_value(state) {
        Ok(Value::String(name)) => name,
        other => panic!("not a state: {other:?}"),
    }
}

fn calls(centre: &Centre) -> States {
    centre
        .interactions()
        .map(|call| (call.id().to_string(), name(call.state())))
        .collect()
}

fn chats(centre: &Centre) -> States {
    let now = callbench_contract::time::Timestamp::new(0);
    centre
        .sessions()
        .filter_map(|session| centre.desk(session.user(), now))
        .flat_map(|desk| desk.interactions.into_iter().chain(desk.recent))
        .filter_map(|interaction| match interaction {
            InteractionView::Chat(chat) => {
                Some((chat.common.interaction_id.to_string(), name(chat.state)))
            }
            InteractionView::Call(_) => None,
        })
        .collect()
}

fn agents(centre: &Centre) -> States {
    centre
        .sessions()
        .map(|session| {
            let state = session.availability_view().state;
            (session.user().to_string(), name(state))
        })
        .collect()
}

fn callbacks(centre: &Centre) -> States {
    centre
        .callbacks(&CallbackFilter::default())
        .into_iter()
        .map(|callback| (callback.callback_id.to_string(), name(callback.state)))
        .collect()
}

fn records(centre: &Centre) -> States {
    centre
        .lead_summaries(None)
        .into_iter()
        .flat_map(|lead| {
            centre
                .lead_records(lead.lead_id, None, usize::MAX)
                .into_iter()
                .flatten()
                .map(move |record| {
                    let id = format!("{}/{}", lead.lead_id, record.lead_record_id);
                    (id, name(record.state))
                })
        })
        .collect()
}

/// A fact's name: its kind, and for a part of the contact centre what happened there.
fn fact_name(fact: &Fact) -> String {
    let fact = serde_json::to_value(&fact.what).expect("JSON");
    let kind = fact["kind"].as_str().expect("a kind");
    match fact[kind].as_str() {
        Some(what) => format!("{kind} {what}"),
        None => kind.to_owned(),
    }
}

fn watch(log: &[Fact], machines: &mut [&mut Machine]) {
    let mut centre = Centre::new();
    for machine in machines.iter_mut() {
        machine.before.clear();
    }
    for fact in log {
        centre.apply(fact);
        let fact = fact_name(fact);
        for machine in machines.iter_mut() {
            machine.see(&centre, &fact);
        }
    }
}

fn page() -> String {
    let mut call = Machine::new(
        "An agent's part of a call",
        "Two agents in one call have two of these. `wrapUp` is left by disposing; a part that never connected ends at once.",
        calls,
    );
    let mut chat = Machine::new(
        "An agent's part of a chat",
        "Several at once; an agent who is asked by a colleague has a part of their own.",
        chats,
    );
    let mut agent = Machine::new(
        "An agent",
        "From sign-in on. What an agent chose (`notReady`, `ready`, `onBreak`) stays under `busy` and `wrapUp` and shows again after them.",
        agents,
    );
    agent.ends_unseen = true;
    let mut callback = Machine::new("A promised call", "A callback.", callbacks);
    let mut record = Machine::new(
        "A record of a lead",
        "Whom the dialler calls, one record a person.",
        records,
    );
    watch(&day_of_calls(), &mut [&mut call, &mut agent]);
    watch(
        &day_of_dialling(),
        &mut [&mut call, &mut agent, &mut callback, &mut record],
    );
    watch(&day_of_chats(), &mut [&mut chat, &mut agent]);
    let mut page = "# The state machines\n\nGenerated from the code: random days of thousands of steps are played, and every change of state \
        that they cause is drawn with the\nfacts of the domain log that cause it. A test checks that this page is current \
        (`UPDATE_STATE_MACHINES=1` writes it anew).\n"
        .to_owned();
    for machine in [call, chat, agent, callback, record] {
        machine.draw(&mut page);
    }
    page
}

#[test]
fn the_documented_diagrams_are_what_the_code_does() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/reference/state-machines.md");
    let drawn = page();
    if std::env::var_os("UPDATE_STATE_MACHINES").is_some() {
        std::fs::write(&path, &drawn).expect("the page can be written");
    }
    let page = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(
        page.replace("\r\n", "\n") == drawn,
        "docs/reference/state-machines.md is out of date: run this test with UPDATE_STATE_MACHINES=1"
    );
}
