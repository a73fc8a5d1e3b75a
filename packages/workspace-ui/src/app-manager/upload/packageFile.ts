import { size } from "../../texts/format";
import { t } from "../../texts/texts";
import { largestPackage, packageEndings } from "../apps";
import type { PackageFile } from "./uploadState";

/** Why a file need not even be sent, and how to mend it; `null` when it may be a package. */
export const packageProblem = ({ name, size: bytes }: PackageFile): string | null => {
  const lower = name.toLowerCase();
  if (!packageEndings.some((ending) => lower.endsWith(ending))) {
    return t("upload.notPackage", { file: name });
  }
  if (bytes > largestPackage) {
    return t("upload.tooLarge", { file: name, size: size(bytes), limit: size(largestPackage) });
  }
  if (bytes === 0) return t("upload.empty", { file: name });
  return null;
};
