import type { CentreConfiguration } from "../../host/configuration";

/** Something that must be mended before a section can be saved. */
export interface Problem {
  /** The field, as `codes.1.label` below the section. */
  path: string;
  text: string;
}

/** A part of the configuration that is edited and saved on its own. */
export interface Section<Value> {
  key: string;
  /** The part; `undefined` when it is not there any more. */
  read(configuration: CentreConfiguration): Value | undefined;
  /** The configuration with the part changed. */
  write(configuration: CentreConfiguration, value: Value): CentreConfiguration;
  problems(value: Value, configuration: CentreConfiguration): Problem[];
}
