//! Words as people write them: `on hold`, `on-hold` and `onHold` are one word, and a slip of the pen gets a proposal.

/// A word without its case, spaces and hyphens.
fn plain(word: &str) -> String {
    word.chars()
        .filter(|c| c.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .collect()
}

/// Whether two spellings are the same word.
pub(crate) fn same(one: &str, other: &str) -> bool {
    plain(one) == plain(other)
}

/// Of these words, the one that `given` is.
pub(crate) fn find<'a>(given: &str, words: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let given = plain(given);
    words.into_iter().find(|word| plain(word) == given)
}

/// What to do about a word that is none of these: the one that was probably meant, else all of them.
pub(crate) fn propose<'a>(given: &str, words: impl IntoIterator<Item = &'a str>) -> String {
    let words: Vec<&str> = words.into_iter().collect();
    let wanted = plain(given);
    let nearest = words
        .iter()
        .map(|word| (distance(&wanted, &plain(word)), *word))
        .min_by_key(|(distance, _)| *distance)
        .filter(|(distance, word)| *distance <= plain(word).chars().count().max(3) / 3);
    match nearest {
        Some((_, word)) => format!("did you mean `{word}`?"),
        None if words.is_empty() => "there are none to choose from".to_owned(),
        None => format!("use one of: {}", words.join(", ")),
    }
}

/// How many letters to add, drop, change or swap to make one word the other.
fn distance(one: &str, other: &str) -> usize {
    let (one, other): (Vec<char>, Vec<char>) = (one.chars().collect(), other.chars().collect());
    let width = other.len() + 1;
    let mut rows = vec![vec![0; width]; one.len() + 1];
    for (i, row) in rows.iter_mut().enumerate() {
        row[0] = i;
    }
    for (j, cell) in rows[0].iter_mut().enumerate() {
        *cell = j;
    }
    for i in 1..=one.len() {
        for j in 1..width {
            let change = rows[i - 1][j - 1] + usize::from(one[i - 1] != other[j - 1]);
            let mut least = change.min(rows[i - 1][j] + 1).min(rows[i][j - 1] + 1);
            if i > 1 && j > 1 && one[i - 1] == other[j - 2] && one[i - 2] == other[j - 1] {
                least = least.min(rows[i - 2][j - 2] + 1);
            }
            rows[i][j] = least;
        }
    }
    rows[one.len()][other.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn case_spaces_and_hyphens_make_no_other_word() {
        assert!(same("on hold", "onHold") && same("wrap-up", "Wrap Up"));
        assert_eq!(find("hang-up", ["hold", "hang up"]), Some("hang up"));
    }

    #[test]
    fn a_slip_gets_a_proposal_and_nonsense_gets_the_list() {
        assert_eq!(
            propose("anwser", ["answer", "hold"]),
            "did you mean `answer`?"
        );
        assert_eq!(
            propose("xyz", ["answer", "hold"]),
            "use one of: answer, hold"
        );
    }
}
