import { useStore } from "zustand";
import { useWorkspace } from "../shell/context";
import { ConfirmQuestion } from "./ConfirmQuestion";
import { FormDialog } from "./FormDialog";

/** What apps ask, one at a time, first come first. */
export const QuestionDialogs = () => {
  const { questions } = useWorkspace().services.interface;
  const open = useStore(questions.store, (state) => state.questions[0]);
  if (open === undefined) return null;
  return open.kind === "form" ? (
    <FormDialog key={open.questionId} open={open} />
  ) : (
    <ConfirmQuestion key={open.questionId} open={open} />
  );
};
