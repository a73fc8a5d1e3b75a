/** What a manifest says of an app, for people. */
export interface ManifestFacts {
  description: string | null;
  author: string | null;
  environment: string | null;
  /** The page to open instead of `index.html`. */
  startPage: string | null;
  /** The oldest platform that it fits. */
  oldestPlatform: string | null;
  unfitPlatforms: string[];
}

const text = (value: unknown): string | null =>
  typeof value === "string" && value.trim() !== "" ? value.trim() : null;

/** Reads a manifest as packages have it: any key may be missing or of another kind. */
export const factsOf = (manifest: unknown): ManifestFacts => {
  const record =
    typeof manifest === "object" && manifest !== null ? (manifest as Record<string, unknown>) : {};
  const author = record.author;
  const unfit = record.incompatibleAmeyoVersions;
  return {
    description: text(record.description),
    author:
      typeof author === "object" && author !== null
        ? text((author as Record<string, unknown>).name)
        : text(author),
    environment: text(record.env),
    startPage: text(record.start_url),
    oldestPlatform: text(record.minimumRequiredAmeyoVersion),
    unfitPlatforms: Array.isArray(unfit)
      ? unfit.map(text).filter((version): version is string => version !== null)
      : [],
  };
};
