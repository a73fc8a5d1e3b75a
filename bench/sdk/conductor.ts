import { eventOf } from "./app/eventOf";
import { socketText } from "./payloads";
import type { Stage } from "./shell/stage";
import { audiences, BLOCK, callFigures, type Measured, type Subject, subjects } from "./subjects";

const parameters = new URLSearchParams(location.search);
const apps = parameters.get("apps") ?? "";
const rounds = Number(parameters.get("rounds"));

/** Rounds before those that count: code is compiled, files are cached. */
const WARM_UP = 3;
/** Apps that load at once. */
const TOGETHER = 10;
const INSTANCES = 20;

const results = new Map<string, Measured>();

const resultOf = (figure: string, subject: Subject): Measured => {
  const key = `${figure} ${subject}`;
  const result = results.get(key) ?? { figure, subject, values: [] };
  results.set(key, result);
  return result;
};

/** Runs a block for a subject and keeps its values; a subject that fails is not tried again in that figure. */
const measure = async (
  figure: string,
  subject: Subject,
  counts: boolean,
  block: () => Promise<number[]>,
): Promise<void> => {
  const result = resultOf(figure, subject);
  if (result.error !== undefined) return;
  try {
    const values = await block();
    if (counts) result.values.push(...values);
  } catch (error) {
    result.error = error instanceof Error ? error.message : String(error);
  }
};

/** Every round measures each subject once, and begins with another one. */
const interleaved = async (
  among: readonly Subject[],
  measureOne: (subject: Subject, counts: boolean) => Promise<void>,
): Promise<void> => {
  for (let round = -WARM_UP; round < rounds; round += 1) {
    for (let position = 0; position < among.length; position += 1) {
      const subject = among[(position + round + WARM_UP) % among.length];
      if (subject !== undefined) await measureOne(subject, round >= 0);
    }
  }
};

/** Loads a subject's side of the shell: a page of its own, so that no subject hears another's messages. */
const stageOf = (subject: Subject): Promise<Stage> =>
  new Promise((resolve, reject) => {
    const frame = document.createElement("iframe");
    frame.src = `/shell/${subject}.html?${new URLSearchParams({ apps })}`;
    frame.onload = () => {
      const { stage } = frame.contentWindow as unknown as { stage?: Stage };
      if (stage === undefined) reject(new Error(`the page of ${subject} didn't start`));
      else resolve(stage);
    };
    document.body.append(frame);
  });

const inAllStages = async (): Promise<(subject: Subject) => Stage> => {
  const stages = new Map<Subject, Stage>();
  for (const subject of subjects) stages.set(subject, await stageOf(subject));
  return (subject) => {
    const stage = stages.get(subject);
    if (stage === undefined) throw new Error(`no page for ${subject}`);
    return stage;
  };
};

const measureCalls = async (stage: (subject: Subject) => Stage): Promise<void> => {
  for (const subject of subjects) {
    try {
      await stage(subject).open(1);
    } catch (error) {
      for (const figure of callFigures) resultOf(figure, subject).error = String(error);
    }
  }
  for (const figure of callFigures) {
    await interleaved(subjects, (subject, counts) =>
      measure(figure, subject, counts, async () => {
        const ms = await stage(subject).calls(figure);
        return [figure === "pipelined" ? (BLOCK / ms) * 1000 : (ms / BLOCK) * 1000];
      }),
    );
  }
  for (const subject of subjects) stage(subject).close();
};

const measureStarts = (stage: (subject: Subject) => Stage): Promise<void> =>
  interleaved(subjects, (subject, counts) =>
    measure(`initialize ${TOGETHER} apps`, subject, counts, async () => {
      try {
        return await stage(subject).open(TOGETHER);
      } finally {
        stage(subject).close();
      }
    }),
  );

const measureEvents = async (stage: (subject: Subject) => Stage): Promise<void> => {
  const among: readonly Subject[] = ["callbench", "raw-port", "raw-port-text"];
  let seq = 0;
  for (const audience of audiences) {
    for (const subject of among) {
      await measure(`event to callback, ${audience}`, subject, false, async () => {
        await stage(subject).open(INSTANCES);
        await stage(subject).listen(audience);
        return [];
      });
    }
    await interleaved(among, (subject, counts) =>
      measure(`event to callback, ${audience}`, subject, counts, async () => {
        const texts = Array.from({ length: BLOCK }, () => {
          seq += 1;
          return socketText(seq, eventOf(audience));
        });
        return [(await stage(subject).events(texts)) / BLOCK];
      }),
    );
    for (const subject of among) stage(subject).close();
  }
};

const report = (body: unknown): Promise<Response> =>
  fetch("/report", { method: "POST", body: JSON.stringify(body) });

const run = async (): Promise<void> => {
  if (document.visibilityState !== "visible") throw new Error("the page isn't visible");
  const stage = await inAllStages();
  await measureCalls(stage);
  await measureStarts(stage);
  await measureEvents(stage);
};

run().then(
  () => report({ measured: [...results.values()] }),
  (error) => report({ error: String(error) }),
);
