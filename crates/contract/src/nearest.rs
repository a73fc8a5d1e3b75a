//! The name that was probably meant.

/// The known name that is nearest to the given one: the same but for upper and lower case, else the one with the fewest
/// typing mistakes, at most two or a third of the name's length.
#[must_use]
pub fn nearest<'a>(given: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let wanted = given.to_lowercase();
    let most = (wanted.chars().count() / 3).max(2);
    known
        .into_iter()
        .map(|name| (mistakes(&wanted, &name.to_lowercase()), name))
        .filter(|(count, name)| *count <= most && *count < name.chars().count())
        .min_by_key(|(count, _)| *count)
        .map(|(_, name)| name)
}

/// Letters to insert, leave out, replace or swap with their neighbour.
fn mistakes(from: &str, to: &str) -> usize {
    let from: Vec<char> = from.chars().collect();
    let to: Vec<char> = to.chars().collect();
    let mut rows: Vec<Vec<usize>> = vec![(0..=to.len()).collect()];
    for (i, a) in from.iter().enumerate() {
        let mut row = vec![i + 1];
        for (j, b) in to.iter().enumerate() {
            let mut least = (rows[i][j] + usize::from(a != b))
                .min(rows[i][j + 1] + 1)
                .min(row[j] + 1);
            if i > 0 && j > 0 && *a == to[j - 1] && from[i - 1] == *b {
                least = least.min(rows[i - 1][j - 1] + 1);
            }
            row.push(least);
        }
        rows.push(row);
    }
    rows[from.len()][to.len()]
}
