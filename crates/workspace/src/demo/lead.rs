//! The lead of the demo's Renewals campaign.

use std::collections::BTreeMap;

use callbench_contract::ids::CampaignId;

use crate::dialler::{LeadCommand, LeadRecordDraft};

/// Name, number, plan, and the day on which the contract ends. The first six are customers, the others used to be.
const RECORDS: [[&str; 4]; 12] = [
    [
        "Vikram Singh",
        "+919810023456",
        "Business 500",
        "2026-11-03",
    ],
    [
        "Rahul Deshmukh",
        "+919822045678",
        "Business 200",
        "2026-07-15",
    ],
    ["Fatima Sheikh", "+919867056789", "Home 100", "2026-09-30"],
    [
        "Suresh Reddy",
        "+919848067890",
        "Business 500",
        "2027-01-08",
    ],
    ["Ananya Banerjee", "+919830078901", "Home 50", "2026-05-17"],
    [
        "Joseph Kurian",
        "+919847089012",
        "Business 100",
        "2026-08-21",
    ],
    ["Neha Kulkarni", "+919823110001", "Home 100", "2025-12-31"],
    ["Imran Qureshi", "+919839110002", "Home 50", "2025-10-14"],
    [
        "Lakshmi Narayanan",
        "+919841110003",
        "Business 200",
        "2025-11-30",
    ],
    [
        "Gurpreet Gill",
        "+919814110004",
        "Business 500",
        "2026-01-19",
    ],
    ["Shalini Mehta", "+919825110005", "Home 100", "2026-02-28"],
    ["Thomas Varghese", "+919846110006", "Home 50", "2025-09-09"],
];

/// The command that loads it.
#[must_use]
pub fn lead() -> LeadCommand {
    LeadCommand::Load {
        campaign: CampaignId::new(201),
        name: "Contracts that end".to_owned(),
        records: RECORDS
            .iter()
            .map(|[name, phone, plan, ends]| LeadRecordDraft {
                name: (*name).to_owned(),
                phone: (*phone).to_owned(),
                fields: BTreeMap::from([
                    ("plan".to_owned(), (*plan).to_owned()),
                    ("contractEnds".to_owned(), (*ends).to_owned()),
                ]),
            })
            .collect(),
        urgent: false,
    }
}
