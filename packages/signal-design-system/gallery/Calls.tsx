import {
  Button,
  CallCard,
  type CallCardProps,
  CustomerCard,
  DispositionForm,
  Paper,
  SpeechTranscript,
} from "../src";
import { Section, Tiles } from "./Section";

const now = 1_700_000_000_000;
const clock = (): number => now;
const nothing = (): void => {};

const controls: Partial<CallCardProps> = {
  onAnswer: nothing,
  onDecline: nothing,
  onMute: nothing,
  onHold: nothing,
  onKeypad: nothing,
  onTransfer: nothing,
  onConference: nothing,
  onHangUp: nothing,
};

const base = {
  customerName: "Asha Rao",
  phone: "+91 98450 00001",
  callType: "Inbound call",
  queueName: "Billing",
  campaignName: "Support",
  now: clock,
  ...controls,
} as const;

const classes = [
  {
    dispositionClass: "CONTACT",
    label: "Contact",
    codes: [
      { code: "RESOLVED", label: "Resolved" },
      { code: "FOLLOW_UP", label: "Follow up" },
    ],
  },
  { dispositionClass: "NO_CONTACT", label: "No contact", codes: [{ code: "BUSY", label: "Busy" }] },
];

/** The call card in each of its states, and the customer's card. */
export function Calls() {
  return (
    <>
      <Section title="Call card">
        <Tiles min={460}>
          <CallCard
            {...base}
            state="ringing"
            since={now - 4000}
            reason="Waited 0:42 · Transferred by Jon Fernandes"
          />
          <CallCard
            {...base}
            state="previewing"
            direction="outbound"
            callType="Preview call"
            queueName={undefined}
            preview={{ from: now - 6_000, to: now + 9_000 }}
            details={[
              { label: "Plan", value: "Home 200" },
              { label: "Renewal", value: "12 June" },
              { label: "Last contact", value: "No answer" },
            ]}
            onDial={nothing}
            onSkip={nothing}
          />
          <CallCard {...base} state="ringing" customerName={undefined} since={now - 9000} />
          <CallCard {...base} state="dialling" callType="Manual call" since={now - 2000} />
          <CallCard {...base} state="connected" since={now - 83_000} connectedAt={now - 83_000} />
          <CallCard
            {...base}
            state="onHold"
            muted
            since={now - 21_000}
            connectedAt={now - 183_000}
            error="The customer could not be taken off hold: the telephony system did not answer. Press Resume again."
          />
          <CallCard
            {...base}
            state="connected"
            since={now - 83_000}
            connectedAt={now - 83_000}
            attempt={{ label: "Transferring to Billing", since: now - 8_000, until: now + 22_000 }}
            onCancelAttempt={nothing}
            pending="Transfer: waiting for the telephony system"
          />
          <CallCard
            {...base}
            state="consulting"
            since={now - 31_000}
            connectedAt={now - 183_000}
            onTransfer={undefined}
            onConference={undefined}
            onCompleteTransfer={nothing}
            onJoinParties={nothing}
            onEndConsultation={nothing}
            parties={[{ id: "1", label: "Jon Fernandes", icon: "headset", since: now - 31_000 }]}
          />
          <CallCard
            {...base}
            state="conference"
            since={now - 12_000}
            connectedAt={now - 3_725_000}
            supervision="listening"
            onDropParty={nothing}
            onLeave={nothing}
            parties={[
              { id: "1", label: "Jon Fernandes", icon: "headset", since: now - 92_000 },
              { id: "2", label: "Verifier", note: "+91 80 4000 1234", since: now - 12_000 },
            ]}
          />
          <CallCard
            {...base}
            state="wrapUp"
            since={now - 15_000}
            wrapUp={{ from: now - 15_000, to: now + 45_000 }}
          >
            <DispositionForm
              classes={classes}
              onSubmit={nothing}
              allowCallback
              allowDialNext
              phones={["+91 98450 00001"]}
            />
          </CallCard>
          <CallCard
            {...base}
            state="ended"
            connectedAt={now - 400_000}
            endedAt={now - 60_000}
            recordingUrl="https://recordings.example/1"
            onDismiss={nothing}
          />
        </Tiles>
      </Section>
      <Section title="Speech transcript">
        <Tiles>
          <Paper variant="outlined" sx={{ p: "12px" }}>
            <SpeechTranscript
              lines={[
                {
                  id: "1",
                  speaker: "customer",
                  name: "Asha Rao",
                  text: "I was charged twice in May.",
                  time: "10:04",
                },
                { id: "2", speaker: "customer", text: "Can you look?", time: "10:04" },
                { id: "3", speaker: "agent", text: "Let me open your bill.", time: "10:05" },
              ]}
            />
          </Paper>
          <Paper variant="outlined">
            <SpeechTranscript lines={[]} live />
          </Paper>
        </Tiles>
      </Section>
      <Section title="Customer card">
        <Tiles>
          <CustomerCard
            customer={{
              name: "Asha Rao",
              customerId: 1001,
              phones: ["+91 98450 00001", { phone: "+91 80 4000 1234", label: "Office" }],
              email: "asha.rao@example.com",
              tags: ["Premium"],
              fields: [
                { label: "City", value: "Bengaluru" },
                { label: "Plan", value: "Home 200" },
                { label: "Balance", value: null },
                { label: "Lead", value: "L-20881", mono: true, copy: "L-20881" },
              ],
            }}
            onDial={nothing}
            actions={
              <Button size="small" variant="outlined" color="inherit">
                Edit
              </Button>
            }
          />
          <CustomerCard
            customer={null}
            phone="+91 98450 09999"
            actions={<Button variant="contained">Create a customer</Button>}
          />
          <CustomerCard customer={null} loading />
        </Tiles>
      </Section>
    </>
  );
}
