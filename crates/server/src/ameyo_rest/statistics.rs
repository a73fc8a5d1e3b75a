//! `stats/getAllStats`: what was counted of calls and chats, by campaign or by queue.
//!
//! A statistic's name says what and for how long: `CampaignCallStatsT24D24` counts the last 24 hours by campaign, `T60D60` the last
//! hour, `T30D30` the half-hour that runs; `QueueCallStats…` likewise by queue. Names and nesting are seen; the counters behind the
//! prefixes `campaign` and `queueCampaignCall` are ours.

use std::collections::BTreeMap;

use callbench_contract::event::insight::Counters;
use callbench_contract::ids::{AgentQueueId, CampaignId};
use callbench_contract::role::Role;
use callbench_contract::time::Timestamp;
use callbench_store::User;
use callbench_workspace::{Centre, StatisticsWindow};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use utoipa::ToSchema;

use super::{AmeyoAnswer, AmeyoRequest, Fault, Faults, fault};
use crate::state::HostState;

/// Which statistic is wanted.
#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(super) struct WantedStatistic {
    /// `CampaignCallStatsT24D24`, `CampaignCallStatsT60D60`, `CampaignCallStatsT30D30`, or `QueueCallStats…` likewise.
    #[schema(required = true, example = "CampaignCallStatsT24D24")]
    stats_name: Option<String>,
}

/// A statistic. The answer is a list whose last element is this.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(super) struct Statistic {
    stats_name: String,
    /// `CampaignCallStats` or `QueueCallStats`.
    stats_type: &'static str,
    #[schema(value_type = i64)]
    stats_time: Timestamp,
    stats_arr: Vec<StatisticRow>,
}

/// A campaign with its counters, or a campaign with the counters of its queues.
#[derive(Debug, Serialize, ToSchema)]
#[serde(untagged)]
enum StatisticRow {
    Campaign(CountedCampaign),
    Queues(CountedQueues),
}

/// What was counted for a campaign: `campaignOffered`, `campaignAnswered` …; times in milliseconds.
#[derive(Debug, Serialize, ToSchema)]
struct CountedCampaign {
    #[schema(value_type = i64)]
    campaign_id: CampaignId,
    #[serde(flatten)]
    counters: BTreeMap<String, i64>,
}

/// What was counted for the queues of a campaign.
#[derive(Debug, Serialize, ToSchema)]
struct CountedQueues {
    #[schema(value_type = i64)]
    campaign_id: CampaignId,
    #[serde(rename = "statsTime")]
    #[schema(value_type = i64)]
    stats_time: Timestamp,
    #[serde(rename = "statsArr")]
    stats_arr: Vec<CountedQueue>,
}

/// What was counted for a queue: `queueCampaignCallOffered`, `queueCampaignCallAnswered` …; times in milliseconds.
#[derive(Debug, Serialize, ToSchema)]
struct CountedQueue {
    #[schema(value_type = i64)]
    queue_id: AgentQueueId,
    #[serde(flatten)]
    counters: BTreeMap<String, i64>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum By {
    Campaign,
    Queue,
}

impl By {
    const fn stats_type(self) -> &'static str {
        match self {
            Self::Campaign => "CampaignCallStats",
            Self::Queue => "QueueCallStats",
        }
    }
}

/// A statistic by its name, of the campaigns that the caller may work on; supervisors and administrators see all.
#[utoipa::path(
    post,
    path = "/stats/getAllStats",
    tag = "ameyorestapi",
    request_body = WantedStatistic,
    responses((status = OK, body = [Statistic]), Faults),
    security(("session" = []), ("token" = []))
)]
pub(super) async fn all(
    state: &HostState,
    user: &User,
    request: &AmeyoRequest,
) -> Result<AmeyoAnswer, Fault> {
    let wanted: WantedStatistic = request.body_or_default()?;
    let name = wanted
        .stats_name
        .ok_or_else(|| Fault::invalid_input("`statsName` is missing"))?;
    let (by, window) = parse(&name).ok_or_else(|| {
        Fault::business(
            "stats.not.found",
            format!(
                "there is no statistic `{}`: take CampaignCallStats or QueueCallStats with T24D24, T60D60 or T30D30",
                name.chars().take(80).collect::<String>()
            ),
        )
    })?;
    let user = user.clone();
    let statistic = state
        .centre
        .read(move |centre, now| Statistic {
            stats_name: name,
            stats_type: by.stats_type(),
            stats_time: now,
            stats_arr: match by {
                By::Campaign => by_campaign(centre, &user, window, now),
                By::Queue => by_queue(centre, &user, window, now),
            },
        })
        .await
        .map_err(fault)?;
    Ok(AmeyoAnswer::ok(json!([statistic])))
}

fn parse(name: &str) -> Option<(By, StatisticsWindow)> {
    let (by, span) = [By::Campaign, By::Queue]
        .into_iter()
        .find_map(|by| Some((by, name.strip_prefix(by.stats_type())?)))?;
    let window = match span {
        "T24D24" => StatisticsWindow::Day,
        "T60D60" => StatisticsWindow::Hour,
        "T30D30" => StatisticsWindow::HalfHour,
        _ => return None,
    };
    Some((by, window))
}

fn sees(centre: &Centre, user: &User, campaign: CampaignId) -> bool {
    user.role != Role::Agent
        || centre
            .configuration()
            .campaign(campaign)
            .is_some_and(|campaign| campaign.is_assigned_to(&user.user_id))
}

fn by_campaign(
    centre: &Centre,
    user: &User,
    window: StatisticsWindow,
    now: Timestamp,
) -> Vec<StatisticRow> {
    centre
        .counters_by_campaign(window, now)
        .into_iter()
        .filter(|(campaign, _)| sees(centre, user, *campaign))
        .map(|(campaign_id, counters)| {
            StatisticRow::Campaign(CountedCampaign {
                campaign_id,
                counters: named("campaign", &counters),
            })
        })
        .collect()
}

fn by_queue(
    centre: &Centre,
    user: &User,
    window: StatisticsWindow,
    now: Timestamp,
) -> Vec<StatisticRow> {
    let mut rows: Vec<CountedQueues> = Vec::new();
    let counted = centre.counters_by_queue(window, now);
    for (campaign_id, queue_id, counters) in counted {
        if !sees(centre, user, campaign_id) {
            continue;
        }
        let row = CountedQueue {
            queue_id,
            counters: named("queueCampaignCall", &counters),
        };
        match rows.iter_mut().find(|row| row.campaign_id == campaign_id) {
            Some(campaign) => campaign.stats_arr.push(row),
            None => rows.push(CountedQueues {
                campaign_id,
                stats_time: now,
                stats_arr: vec![row],
            }),
        }
    }
    rows.into_iter().map(StatisticRow::Queues).collect()
}

/// The counters under names of this interface: the prefix, then the counter's own name.
fn named(prefix: &str, counters: &Counters) -> BTreeMap<String, i64> {
    let Ok(Value::Object(counters)) = serde_json::to_value(counters) else {
        return BTreeMap::new();
    };
    counters
        .into_iter()
        .filter_map(|(name, value)| {
            let (first, rest) = name.split_at_checked(1)?;
            Some((
                format!("{prefix}{}{rest}", first.to_ascii_uppercase()),
                value.as_i64()?,
            ))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_says_what_and_for_how_long() {
        assert_eq!(
            parse("CampaignCallStatsT24D24"),
            Some((By::Campaign, StatisticsWindow::Day))
        );
        assert_eq!(
            parse("QueueCallStatsT30D30"),
            Some((By::Queue, StatisticsWindow::HalfHour))
        );
        for unknown in [
            "",
            "CampaignCallStats",
            "CampaignCallStatsT24D60",
            "callStatsT24D24",
        ] {
            assert_eq!(parse(unknown), None, "{unknown}");
        }
    }

    #[test]
    fn every_counter_keeps_its_name_behind_the_prefix() {
        let names: Vec<String> = named("campaign", &Counters::default())
            .into_keys()
            .collect();
        assert!(names.contains(&"campaignOffered".to_owned()), "{names:?}");
        assert!(names.contains(&"campaignTalkTime".to_owned()), "{names:?}");
        assert_eq!(names.len(), 15, "{names:?}");
    }
}
