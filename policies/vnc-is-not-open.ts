import { vncDefaults, vncWithoutPassword } from "../lib/facts/vnc";
import { definePolicy, message } from "../lib/policy/policy";
import { vncDisplayOf } from "../lib/questions/vnc-displays";
import { isLocal } from "../lib/xen/listen-address";

export const vncIsNotOpen = definePolicy({
  id: "vnc-is-not-open",
  subject: "domU",
  covers: ["M70"],
  judges: "state",
  severity: "warning",
  summary: "A domU's VNC display is reached from dom0 only.",
  rationale:
    "A VNC display is the domU's console: who reaches it can reboot the domU, and is at its keyboard. It has no password unless it is given one, and a program can't declare one, because everybody could read it in plans, states and scripts.",
  remedy: "Let it listen on 127.0.0.1, which is the default, and reach it through ssh; or turn it off with vnc: 0.",
  notReported:
    "A display with a vncpasswd (passwords-are-kept-out). One that is set elsewhere, such as in the arguments of xl create, can't be seen, nor can a firewall in dom0: who has either waives this.",
  facts: [vncDefaults, vncWithoutPassword],
  messages: {
    open: message<{ what: string; address: string; release: string }>(
      ({ what, address, release }) =>
        `${what} listens on ${address === "" ? "every address of dom0" : address}, and without a password anybody may use it on Xen ${release}`,
    ),
  },
  check({ host, domU }, bench) {
    const display = vncDisplayOf(host, domU, bench);
    if (display?.listen === undefined || isLocal(display.address) || domU.settings.has("vncpasswd")) return;
    const release = bench.need(host.xen, "release");
    if (bench.fact(vncWithoutPassword, release) === "open")
      return bench.report(
        "open",
        { what: display.what, address: display.address, release: release.toString() },
        display.place("vnclisten"),
      );
    bench.undecided(
      `${display.what} listens on ${display.address}, and whether the host's xend-config.sxp gives it a vncpasswd is not declared`,
      display.place("vnclisten"),
    );
  },
  examples: {
    rejected: { at: "domUs.web.settings.vnclisten", domU: { type: "hvm", settings: { vnclisten: "0.0.0.0" } } },
    accepted: { domU: { type: "hvm", settings: { vnclisten: "127.0.0.1" } } },
  },
});
