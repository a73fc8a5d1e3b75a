/** The keys of a telephone, row by row, with the letters that stand on them. */
export const keypadKeys: readonly { digit: string; letters: string }[] = [
  { digit: "1", letters: "" },
  { digit: "2", letters: "abc" },
  { digit: "3", letters: "def" },
  { digit: "4", letters: "ghi" },
  { digit: "5", letters: "jkl" },
  { digit: "6", letters: "mno" },
  { digit: "7", letters: "pqrs" },
  { digit: "8", letters: "tuv" },
  { digit: "9", letters: "wxyz" },
  { digit: "*", letters: "" },
  { digit: "0", letters: "+" },
  { digit: "#", letters: "" },
];
