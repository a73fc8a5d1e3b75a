import type { ShellRequest } from "../bridge/edges";
import type { Outcome } from "../bridge/wire";
import type { DeskStore } from "../desk/deskStore";
import type { FrameManager } from "../frames/FrameManager";
import type { HostApi } from "../host/HostApi";
import type { SlotApps, User } from "../host/types";
import { InstanceService } from "../instances/InstanceService";
import type { Letter } from "../instances/Mailboxes";
import { InterfaceService } from "../interface-service/InterfaceService";
import { OpenService } from "../interface-service/OpenService";
import type { Toasts } from "../interface-service/toasts";
import type { TicketDrafts } from "../tickets/TicketDrafts";
import { AppWindows } from "./AppWindows";
import { DeskObjects } from "./DeskObjects";
import { ShownApps } from "./ShownApps";

/** What the services for apps need of the rest of the shell. */
export interface AppServicesEdges {
  user: User;
  desk: DeskStore;
  toasts: Toasts;
  ticketDrafts: TicketDrafts;
  api: HostApi;
  view: Window;
  slots(): readonly SlotApps[];
  frames(): FrameManager;
  /** Goes to a page of the shell. */
  go(path: string): void;
  /** Has the desk, and what shows of stored records, loaded again. */
  refresh(): Promise<void>;
  /** Hands data of one instance to another. */
  deliver(instanceId: string, letter: Letter): void;
}

/** Everything that the shell itself does for apps. */
export class AppServices {
  readonly windows: AppWindows;
  readonly shown: ShownApps;
  readonly interface: InterfaceService;
  readonly #open: OpenService;
  readonly #objects: DeskObjects;
  readonly #instances: InstanceService;

  constructor(private readonly edges: AppServicesEdges) {
    const { user, desk, view, api, frames, slots, go } = edges;
    this.shown = new ShownApps({ role: user.role, desk, frames, view, go });
    const show = this.shown.show.bind(this.shown);
    this.windows = new AppWindows({
      user,
      desk,
      frames,
      slots,
      show,
      soon: (run) => view.setTimeout(run, 0),
    });
    this.interface = new InterfaceService(edges.toasts, {
      appName: (instanceId) => frames().frameOf(instanceId)?.app.name ?? "",
      openPopup: (instanceId, popup) =>
        this.windows.openPopup("interface.trigger openPopup", instanceId, popup),
      closePopup: (instanceId, popup) => this.windows.closePopup(instanceId, popup),
      setBadge: (instanceId, badge) => this.shown.setBadge(instanceId, badge),
      setTitle: (instanceId, title) => this.shown.setTitle(instanceId, title),
      resize: (instanceId, wish) => this.shown.resize(instanceId, wish),
    });
    this.#open = new OpenService({
      user,
      desk,
      windows: this.windows,
      slots,
      frames: () => frames().all,
      findCustomer: (customerId) => api.customer(customerId),
      findTicket: (ticketId) => api.get(`/tickets/${encodeURIComponent(ticketId)}`),
      openTicketBeside: (interactionId, ticketId) =>
        edges.ticketDrafts.open(interactionId, ticketId),
      show,
      go,
      openUrl: (url) => openWindow(view, url),
    });
    this.#objects = new DeskObjects({
      open: this.#open,
      interactionOf: (instanceId) => this.windows.interactionOf(instanceId),
      ticketsOf: (interactionId) => this.ticketsOf(interactionId),
      refresh: edges.refresh,
    });
    this.#instances = new InstanceService(this.windows, edges.deliver);
  }

  /** Answers what the bridge passes on. */
  answer(
    instanceId: string,
    { service, method, data }: ShellRequest,
  ): Outcome | Promise<Outcome> | undefined {
    switch (`${service}.${method}`) {
      case "interface.open":
        return this.#open.open(instanceId, data);
      case "contextData.view":
        return this.#objects.view(instanceId, data);
      case "contextData.refresh":
        return this.#objects.refresh(data);
      default:
        return service === "instance"
          ? this.#instances.answer(instanceId, method, data)
          : undefined;
    }
  }

  /** The tickets that are open beside an interaction or tied to it on this page, the newest first. */
  ticketsOf(interactionId: string): readonly string[] {
    const { opened, tied } = this.edges.ticketDrafts.store.getState();
    const open = opened[interactionId];
    const rest = (tied[interactionId] ?? []).filter((ticketId) => ticketId !== open);
    return open === undefined ? rest : [open, ...rest];
  }

  /** A page has started in the instance's window. */
  restart(instanceId: string): void {
    this.#instances.restart(instanceId);
  }

  /** The instance has gone. */
  forget(instanceId: string): void {
    this.interface.forget(instanceId);
    this.#instances.forget(instanceId);
  }
}

/** Opens an address in a window that can't reach this page; `false` when the browser won't. */
const openWindow = (view: Window, url: string): boolean => {
  const opened = view.open("about:blank", "_blank");
  if (opened === null) return false;
  opened.opener = null;
  opened.location.href = url;
  return true;
};
