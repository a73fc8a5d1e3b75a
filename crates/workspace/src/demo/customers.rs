//! The demo's customers.

use crate::customer::CustomerDraft;

/// Name, number, company, city, language, and the fields plan, since and tier of each customer. Ids count from 1.
const CUSTOMERS: [[&str; 8]; 12] = [
    [
        "Asha Rao",
        "+919845012345",
        "Rao Textiles",
        "Bengaluru",
        "Kannada",
        "Business 200",
        "2021-04-12",
        "Gold",
    ],
    [
        "Vikram Singh",
        "+919810023456",
        "Singh Motors",
        "Delhi",
        "Hindi",
        "Business 500",
        "2019-11-03",
        "Platinum",
    ],
    [
        "Priya Iyer",
        "+919840034567",
        "",
        "Chennai",
        "Tamil",
        "Home 50",
        "2023-02-20",
        "Silver",
    ],
    [
        "Rahul Deshmukh",
        "+919822045678",
        "Deshmukh Foods",
        "Pune",
        "Marathi",
        "Business 200",
        "2022-07-15",
        "Gold",
    ],
    [
        "Fatima Sheikh",
        "+919867056789",
        "",
        "Mumbai",
        "Urdu",
        "Home 100",
        "2020-09-30",
        "Silver",
    ],
    [
        "Suresh Reddy",
        "+919848067890",
        "Reddy Pharma",
        "Hyderabad",
        "Telugu",
        "Business 500",
        "2018-01-08",
        "Platinum",
    ],
    [
        "Ananya Banerjee",
        "+919830078901",
        "",
        "Kolkata",
        "Bengali",
        "Home 50",
        "2024-05-17",
        "Bronze",
    ],
    [
        "Joseph Kurian",
        "+919847089012",
        "Kurian Spices",
        "Kochi",
        "Malayalam",
        "Business 100",
        "2021-12-01",
        "Silver",
    ],
    [
        "Neha Gupta",
        "+919415090123",
        "",
        "Lucknow",
        "Hindi",
        "Home 100",
        "2023-08-09",
        "Silver",
    ],
    [
        "Harpreet Kaur",
        "+919814101234",
        "Kaur Logistics",
        "Ludhiana",
        "Punjabi",
        "Business 200",
        "2020-03-25",
        "Gold",
    ],
    [
        "Jignesh Shah",
        "+919825112345",
        "Shah Diamonds",
        "Surat",
        "Gujarati",
        "Business 500",
        "2017-06-19",
        "Platinum",
    ],
    [
        "Lakshmi Pillai",
        "+919895123456",
        "",
        "Thiruvananthapuram",
        "Malayalam",
        "Home 50",
        "2024-10-02",
        "Bronze",
    ],
];

/// The demo's customers, in the order of their ids: the first gets 1.
#[must_use]
pub fn customers() -> Vec<CustomerDraft> {
    CUSTOMERS
        .iter()
        .map(
            |[name, phone, company, city, language, plan, since, tier]| CustomerDraft {
                name: (*name).to_owned(),
                phone: (*phone).to_owned(),
                email: format!("{}@example.com", name.to_lowercase().replace(' ', ".")),
                company: Some(*company)
                    .filter(|company| !company.is_empty())
                    .map(str::to_owned),
                city: Some((*city).to_owned()),
                language: Some((*language).to_owned()),
                fields: [("plan", plan), ("customerSince", since), ("tier", tier)]
                    .map(|(field, value)| (field.to_owned(), (*value).to_owned()))
                    .into(),
                ..CustomerDraft::default()
            },
        )
        .collect()
}
