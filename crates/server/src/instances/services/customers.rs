//! Customers: looking up, searching, changing; one or several. Who may not see numbers gets none here either.

use std::collections::BTreeMap;

use callbench_contract::data::{
    CustomerChanges, CustomerChoice, CustomerInfo, CustomerList, CustomerSearch, CustomerUpdate,
};
use callbench_contract::error::{AppError, ErrorCode};
use callbench_contract::ids::{CustomerId, InteractionId, UserId};
use callbench_contract::role::Role;
use callbench_workspace::{Centre, Command, Customer, CustomerDraft, parse_phone};
use serde_json::Value;

use super::super::calls::Asking;
use super::arguments::{argument, wrong_argument};
use super::bulk::{Bulk, each};
use super::refusals::of_centre;
use super::{answer, in_context, internal};
use crate::state::HostState;

/// The most customers in one answer.
const MOST: u32 = 50;

/// Acts on customers for an app.
#[derive(Clone, Copy)]
pub(super) struct Customers<'a> {
    state: &'a HostState,
    asking: &'a Asking,
}

impl<'a> Customers<'a> {
    pub(super) const fn new(state: &'a HostState, asking: &'a Asking) -> Self {
        Self { state, asking }
    }

    /// A method of `globalData` on `customer`.
    pub(super) async fn global(&self, method: &str, data: &Value) -> Result<Value, AppError> {
        match method {
            "get" => self.look_up(argument(data, "requestParams")?).await,
            "update" => {
                let wish: CustomerUpdate = argument(data, "requestParams")?;
                let saved = self
                    .change(wish.customer_id, wish.revision, &wish.customer_info)
                    .await?;
                answer(&saved)
            }
            _ => {
                let bulk = Bulk::read(data, method)?;
                let wish: CustomerChanges = argument(data, "updateData")?;
                each(&bulk.ids, |id| {
                    let wish = wish.clone();
                    async move {
                        let id: CustomerId = id.parse().map_err(|_| no_customer(&id))?;
                        self.change(id, wish.revision, &wish.customer_info)
                            .await
                            .map(|_| ())
                    }
                })
                .await
            }
        }
    }

    /// `globalData.get("customers", { q })`.
    pub(super) async fn search(&self, data: &Value) -> Result<Value, AppError> {
        let wanted: CustomerSearch = argument(data, "requestParams")?;
        let limit = wanted.limit.unwrap_or(MOST);
        if !(1..=MOST).contains(&limit) {
            return Err(
                wrong_argument(format!("`limit` is {limit}; give 1 to {MOST}"))
                    .at("requestParams.limit"),
            );
        }
        let asking = self.who();
        let found = self
            .state
            .centre
            .read(move |centre, _| {
                let masked = asking.is_masked(centre);
                centre
                    .search_customers(&wanted.q, limit as usize, masked)
                    .into_iter()
                    .filter_map(|customer| centre.customer_record(customer.customer_id, masked))
                    .collect()
            })
            .await
            .map_err(of_centre)?;
        answer(&CustomerList(found))
    }

    /// `contextData.get("customer")`.
    pub(super) async fn in_hand(&self) -> Result<Value, AppError> {
        let interaction = in_context::interaction(self.state, self.asking).await?;
        answer(&self.of_interaction(interaction).await?)
    }

    /// `contextData.update("customer", …)`. An unknown customer gets a record, and the interaction is theirs from then on.
    pub(super) async fn update_in_hand(&self, data: &Value) -> Result<Value, AppError> {
        let wish: CustomerChanges = argument(data, "updateData")?;
        let (interaction, customer) = in_context::customer(self.state, self.asking).await?;
        match customer {
            Some(id) => answer(&self.change(id, wish.revision, &wish.customer_info).await?),
            None => {
                let draft = CustomerDraft {
                    interaction_id: Some(interaction.clone()),
                    ..overlaid(None, &wish.customer_info)
                };
                self.save(draft).await?;
                answer(&self.of_interaction(interaction).await?)
            }
        }
    }

    async fn of_interaction(&self, interaction: InteractionId) -> Result<CustomerInfo, AppError> {
        let found = self
            .state
            .centre
            .read(move |centre, _| centre.customer_in_context(&interaction))
            .await
            .map_err(of_centre)?;
        found.ok_or_else(|| in_context::nothing("the interaction has no customer"))
    }

    async fn look_up(&self, wanted: CustomerChoice) -> Result<Value, AppError> {
        let phone = wanted
            .phone
            .map(|phone| parse_phone(phone.as_str()))
            .transpose()
            .map_err(|refusal| wrong_argument(refusal.to_string()).at("requestParams.phone"))?;
        if wanted.customer_id.is_none() && phone.is_none() {
            return Err(wrong_argument("give `customerId` or `phone`").at("requestParams"));
        }
        let asking = self.who();
        let (id, number) = (wanted.customer_id, phone.clone());
        let found = self
            .state
            .centre
            .read(move |centre, _| {
                let id = match id {
                    Some(id) => id,
                    None => centre.customer_by_phone(&number?)?.customer_id,
                };
                centre.customer_record(id, asking.is_masked(centre))
            })
            .await
            .map_err(of_centre)?;
        let named = wanted.customer_id.map_or_else(
            || phone.map(|phone| phone.to_string()).unwrap_or_default(),
            |id| id.to_string(),
        );
        answer(&found.ok_or_else(|| no_customer(&named))?)
    }

    /// Changes it as it was read, or, when the app didn't say what it had read, as it is by now.
    async fn change(
        &self,
        id: CustomerId,
        based_on: Option<u64>,
        columns: &BTreeMap<String, String>,
    ) -> Result<CustomerInfo, AppError> {
        const TRIES: usize = 3;
        let mut outcome = Err(internal(&"nothing was tried"));
        for _ in 0..TRIES {
            let present = self.present(id).await?;
            let draft = CustomerDraft {
                customer_id: Some(id),
                revision: Some(based_on.unwrap_or(present.revision)),
                ..overlaid(Some(&present), columns)
            };
            outcome = self.save(draft).await;
            let again = based_on.is_none()
                && matches!(&outcome, Err(error) if error.code == ErrorCode::Conflict);
            if !again {
                break;
            }
        }
        outcome?;
        let asking = self.who();
        let saved = self
            .state
            .centre
            .read(move |centre, _| centre.customer_record(id, asking.is_masked(centre)))
            .await
            .map_err(of_centre)?;
        saved.ok_or_else(|| no_customer(&id.to_string()))
    }

    async fn save(&self, draft: CustomerDraft) -> Result<(), AppError> {
        self.state
            .centre
            .decide(Command::UpsertCustomer {
                by: Some(self.asking.user.user_id.clone()),
                draft: Box::new(draft),
            })
            .await
            .map(|_| ())
            .map_err(of_centre)
    }

    async fn present(&self, id: CustomerId) -> Result<Customer, AppError> {
        let found = self
            .state
            .centre
            .read(move |centre, _| centre.customer(id).cloned())
            .await
            .map_err(of_centre)?;
        found.ok_or_else(|| no_customer(&id.to_string()))
    }

    fn who(&self) -> Viewer {
        Viewer {
            user: self.asking.user.user_id.clone(),
            is_agent: self.asking.user.role == Role::Agent,
        }
    }
}

/// Who looks, for the question whether numbers are shown.
struct Viewer {
    user: UserId,
    is_agent: bool,
}

impl Viewer {
    fn is_masked(&self, centre: &Centre) -> bool {
        self.is_agent && centre.masks_numbers_for(&self.user)
    }
}

/// The record with some columns changed; an empty text clears a column.
fn overlaid(present: Option<&Customer>, columns: &BTreeMap<String, String>) -> CustomerDraft {
    let mut draft = present.map_or_else(CustomerDraft::default, |customer| CustomerDraft {
        name: customer.name.clone(),
        phone: customer.phone.to_string(),
        email: customer.email.clone(),
        company: customer.company.clone(),
        city: customer.city.clone(),
        language: customer.language.clone(),
        fields: customer.fields.clone(),
        ..CustomerDraft::default()
    });
    for (column, value) in columns {
        let optional = (!value.is_empty()).then(|| value.clone());
        match column.as_str() {
            "name" => draft.name.clone_from(value),
            "phone" => draft.phone.clone_from(value),
            "email" => draft.email.clone_from(value),
            "company" => draft.company = optional,
            "city" => draft.city = optional,
            "language" => draft.language = optional,
            _ => match optional {
                Some(value) => {
                    draft.fields.insert(column.clone(), value);
                }
                None => {
                    draft.fields.remove(column);
                }
            },
        }
    }
    draft
}

fn no_customer(named: &str) -> AppError {
    AppError::new(
        ErrorCode::NotFound,
        format!("there is no customer `{named}`"),
    )
}
