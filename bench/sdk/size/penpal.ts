export * from "penpal";
