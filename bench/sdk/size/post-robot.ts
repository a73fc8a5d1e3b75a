export * from "post-robot";
