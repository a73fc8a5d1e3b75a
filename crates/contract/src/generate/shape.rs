//! A JSON Schema in a reader's words: one row a field, nested ones by their path, with type and unit.

use serde::Serialize;
use serde_json::Value;

/// How deep rows go below the value itself.
const DEEPEST: usize = 4;

/// One field of a payload, an argument or an answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Field {
    /// Where it stands: `customerData.name`, `notes[].text`.
    pub path: String,
    /// Its type in words, with the words of an enumeration: `number`, `array of object`, `` `agent`, `customer` ``.
    #[serde(rename = "type")]
    pub kind: String,
    /// What its number counts, such as `ms`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unit: Option<String>,
    /// Whether it is always there (of a nested field: where its parent is).
    pub required: bool,
    /// What it means.
    pub meaning: String,
}

/// One of the forms that a value may have.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Form {
    /// Which form, where there are several.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// Its fields.
    pub fields: Vec<Field>,
}

/// A value in words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Shape {
    /// Its type in words.
    #[serde(rename = "type")]
    pub kind: String,
    /// What its number counts, if it is one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unit: Option<String>,
    /// What it is.
    pub meaning: String,
    /// Its forms; none when it has no fields.
    pub forms: Vec<Form>,
}

/// The shape that a schema document describes.
#[must_use]
pub fn shape_of(document: &Value) -> Shape {
    let reader = Reader { document };
    let schema = reader.resolved(document);
    let prefix = if is_array(schema) { "[]." } else { "" };
    let inner = reader.resolved(items_of(schema).unwrap_or(schema));
    let choices = choices_of(inner);
    let forms = if choices.is_empty() {
        vec![Form {
            title: None,
            fields: reader.fields(inner, prefix, 0),
        }]
    } else {
        choices
            .iter()
            .map(|choice| Form {
                title: Some(reader.title(choice)),
                fields: reader.fields(reader.resolved(choice), prefix, 0),
            })
            .collect()
    };
    Shape {
        kind: reader.words(schema),
        unit: reader.unit(document, schema),
        meaning: text(document, "description").to_owned(),
        forms: forms
            .into_iter()
            .filter(|form| !form.fields.is_empty())
            .collect(),
    }
}

struct Reader<'a> {
    document: &'a Value,
}

impl<'a> Reader<'a> {
    /// What a reference leads to; the schema itself where it is none.
    fn resolved(&self, schema: &'a Value) -> &'a Value {
        let mut schema = schema;
        // A chain of references longer than this is a circle.
        for _ in 0..16 {
            let Some(reference) = schema.get("$ref").and_then(Value::as_str) else {
                return schema;
            };
            let target = reference
                .strip_prefix('#')
                .and_then(|pointer| self.document.pointer(pointer));
            match target {
                Some(target) => schema = target,
                None => return schema,
            }
        }
        schema
    }

    fn fields(&self, schema: &'a Value, prefix: &str, depth: usize) -> Vec<Field> {
        let Some(properties) = schema.get("properties").and_then(Value::as_object) else {
            return Vec::new();
        };
        properties
            .iter()
            .flat_map(|(name, property)| {
                self.field(
                    &format!("{prefix}{name}"),
                    property,
                    is_required(schema, name),
                    depth,
                )
            })
            .collect()
    }

    /// A field and what stands below it.
    fn field(&self, path: &str, property: &'a Value, required: bool, depth: usize) -> Vec<Field> {
        let schema = self.resolved(property);
        let meaning = match (text(property, "description"), text(schema, "description")) {
            ("", "") if schema.get("const").is_some() => "Tells the form.",
            ("", of_type) => of_type,
            (own, _) => own,
        };
        let mut rows = vec![Field {
            path: path.to_owned(),
            kind: self.words(schema),
            unit: self.unit(property, schema),
            required,
            meaning: meaning.to_owned(),
        }];
        if depth >= DEEPEST {
            return rows;
        }
        let (inner, prefix) = match (items_of(schema), schema.get("additionalProperties")) {
            (Some(items), _) => (self.resolved(items), format!("{path}[].")),
            (None, Some(values @ Value::Object(_))) if schema.get("properties").is_none() => {
                (self.resolved(values), format!("{path}.*."))
            }
            _ => (schema, format!("{path}.")),
        };
        let choices = choices_of(inner);
        if choices.is_empty() {
            rows.extend(self.fields(inner, &prefix, depth + 1));
        } else {
            rows.extend(self.united(&choices, &prefix, depth + 1));
        }
        rows
    }

    /// The fields of a union of objects: what tells them apart first, then what each has.
    fn united(&self, choices: &[&'a Value], prefix: &str, depth: usize) -> Vec<Field> {
        let forms: Vec<(&Value, String)> = choices
            .iter()
            .map(|choice| (self.resolved(choice), self.title(choice)))
            .collect();
        let told_by = forms
            .first()
            .and_then(|(first, _)| first.get("properties")?.as_object())
            .and_then(|properties| {
                properties
                    .keys()
                    .find(|name| forms.iter().all(|(form, _)| constant(form, name).is_some()))
            });
        let mut rows: Vec<Field> = Vec::new();
        if let Some(name) = told_by {
            let words: Vec<String> = forms
                .iter()
                .filter_map(|(form, _)| constant(form, name).map(word))
                .collect();
            rows.push(Field {
                path: format!("{prefix}{name}"),
                kind: words.join(", "),
                unit: None,
                required: true,
                meaning: "Which form it is.".to_owned(),
            });
        }
        for (form, title) in &forms {
            let word = told_by.and_then(|name| Some(word(constant(form, name)?)));
            for mut row in self.fields(form, prefix, depth) {
                if told_by.is_some_and(|name| row.path == format!("{prefix}{name}")) {
                    continue;
                }
                let meaning = row.meaning;
                let Some(word) = &word else {
                    row.meaning = format!("{}: {meaning}", title.trim_end_matches('.'));
                    rows.push(row);
                    continue;
                };
                // Forms that have the same field share a row.
                let same = rows.iter_mut().find(|known| {
                    known.path == row.path
                        && known.kind == row.kind
                        && known.meaning.ends_with(&format!(": {meaning}"))
                });
                match same {
                    Some(known) => {
                        known.meaning = known.meaning.replacen(": ", &format!(", {word}: "), 1);
                    }
                    None => {
                        row.meaning = format!("With {word}: {meaning}");
                        rows.push(row);
                    }
                }
            }
        }
        rows
    }

    /// What tells one form from the others: the word that is constant in it, else what it says of itself.
    fn title(&self, choice: &'a Value) -> String {
        let form = self.resolved(choice);
        let constant = form
            .get("properties")
            .and_then(Value::as_object)
            .and_then(|properties| {
                properties
                    .iter()
                    .find_map(|(name, it)| Some(format!("`{name}`: {}", word(it.get("const")?))))
            });
        let described = [choice, form]
            .into_iter()
            .map(|schema| text(schema, "description"))
            .find(|description| !description.is_empty());
        match (constant, described) {
            (Some(constant), Some(description)) => format!("{constant}. {description}"),
            (Some(only), None) => only,
            (None, Some(description)) => description.to_owned(),
            (None, None) => text(form, "title").to_owned(),
        }
    }

    /// A type in words.
    fn words(&self, schema: &'a Value) -> String {
        let schema = self.resolved(schema);
        if let Some(constant) = schema.get("const") {
            return word(constant);
        }
        if let Some(words) = schema.get("enum").and_then(Value::as_array) {
            return words.iter().map(word).collect::<Vec<_>>().join(", ");
        }
        for union in ["anyOf", "oneOf"] {
            if let Some(choices) = schema.get(union).and_then(Value::as_array) {
                let mut words: Vec<String> = Vec::new();
                for choice in choices {
                    let one = self.words(choice);
                    if !words.contains(&one) {
                        words.push(one);
                    }
                }
                let all_words = words.iter().all(|one| one.starts_with('`'));
                return words.join(if all_words { ", " } else { " or " });
            }
        }
        match schema.get("type") {
            Some(Value::String(one)) => self.one_type(one, schema),
            Some(Value::Array(types)) => types
                .iter()
                .filter_map(Value::as_str)
                .map(|one| self.one_type(one, schema))
                .collect::<Vec<_>>()
                .join(" or "),
            _ if schema.get("properties").is_some() => "object".to_owned(),
            _ => "any".to_owned(),
        }
    }

    fn one_type(&self, name: &str, schema: &'a Value) -> String {
        match (
            name,
            schema.get("items"),
            schema.get("additionalProperties"),
        ) {
            ("integer", _, _) => "number".to_owned(),
            ("array", Some(items), _) => format!("array of {}", self.words(items)),
            ("object", _, Some(values @ Value::Object(_)))
                if schema.get("properties").is_none() =>
            {
                format!("object of {}", self.words(values))
            }
            (other, _, _) => other.to_owned(),
        }
    }

    /// What a number counts, from what the schemas say of it.
    fn unit(&self, property: &Value, schema: &'a Value) -> Option<String> {
        if self.words(schema) != "number" {
            return None;
        }
        for described in [property, schema] {
            if let Some(unit) = described.get("x-unit").and_then(Value::as_str) {
                return Some(unit.to_owned());
            }
            let says = text(described, "description").to_lowercase();
            for (phrase, unit) in [
                ("milliseconds since", "ms since the epoch"),
                ("in milliseconds", "ms"),
                ("in seconds", "s"),
                ("in pixels", "px"),
                ("in bytes", "bytes"),
            ] {
                if says.contains(phrase) {
                    return Some(unit.to_owned());
                }
            }
        }
        None
    }
}

fn is_array(schema: &Value) -> bool {
    schema.get("type").is_some_and(|kind| kind == "array")
}

fn items_of(schema: &Value) -> Option<&Value> {
    is_array(schema).then(|| schema.get("items")).flatten()
}

/// The members of a union of objects; none when it isn't one.
fn choices_of(schema: &Value) -> Vec<&Value> {
    ["oneOf", "anyOf"]
        .into_iter()
        .find_map(|union| schema.get(union)?.as_array())
        .map(|choices| {
            choices
                .iter()
                .filter(|choice| choice.get("properties").is_some() || choice.get("$ref").is_some())
                .collect()
        })
        .unwrap_or_default()
}

fn constant<'a>(form: &'a Value, name: &str) -> Option<&'a Value> {
    form.get("properties")?.get(name)?.get("const")
}

fn word(value: &Value) -> String {
    match value {
        Value::String(text) => format!("`{text}`"),
        other => format!("`{other}`"),
    }
}

fn text<'a>(schema: &'a Value, key: &str) -> &'a str {
    schema.get(key).and_then(Value::as_str).unwrap_or_default()
}

fn is_required(schema: &Value, name: &str) -> bool {
    schema
        .get("required")
        .and_then(Value::as_array)
        .is_some_and(|names| names.iter().any(|one| one == name))
}
