/** Owns what QEMU itself prints in /var/log/xen/qemu-dm-NAME.log when it can't serve a domU. */
import { defineSymptom, seenText, thread } from "./symptom";

const LOCK = thread(
  "http://xenbits.xensource.com/gitweb?a=object&h=899433f149d0cc48a5254c797d9e5a8c9dc3b0fb&p=people%2Fsstabellini%2Fxen-unstable.git%2F.git",
);

export const imageLocked = defineSymptom({
  id: "image-locked",
  meaning: "QEMU found the image of a vbd locked: another QEMU has it open.",
  forms: [
    seenText("QEMU", 'Failed to get "write" lock', LOCK),
    seenText(
      "QEMU",
      'Failed to get shared "write" lock',
      thread("https://github.com/joe-speedboat/linux.scripts/issues/1"),
    ),
  ],
  causes: [
    {
      what: "Two domUs have one image, or one has it twice.",
      policies: ["volume-has-one-writer"],
      remedy: "Give each its own.",
    },
    {
      what: "The sender of a migration to the same storage has not let go of it yet, or the QEMU of a domain that ended still runs.",
      noPolicy: "What runs at the moment no plan shows.",
      remedy:
        "Look for it with ps and lsof, and end it when its domain is not in xl list; upgrade a toolstack that forgets it.",
    },
  ],
});

export const qemuBackendNotStarted = defineSymptom({
  id: "qemu-backend-not-started",
  meaning: "A backend that QEMU serves (qdisk, console, vfb) did not start. The line before says why.",
  forms: [
    seenText("QEMU", "xen be: {device:word}: initialise() failed", LOCK),
    seenText(
      "QEMU",
      "watching frontend path ({path:word}) failed",
      thread("https://github.com/bitrig/bitrig/issues/51"),
    ),
  ],
  causes: [
    {
      what: "The image is not there, has another format than the vbd says, or is locked.",
      policies: ["vbd-targets-exist", "image-format-agrees-with-name", "volume-has-one-writer"],
      remedy: "Read the lines before it in /var/log/xen/qemu-dm-NAME.log or qemu-xen's of that domain.",
    },
    {
      what: "The QEMU of a stub domain may not read those keys of xenstore: for consoles it does no harm.",
      noPolicy: "It depends on the device model's domain.",
      remedy: "None, while the domU's devices work.",
    },
  ],
});

export const vncDisplayTaken = defineSymptom({
  id: "vnc-display-taken",
  meaning: "QEMU could not open the domU's display: something listens on its port.",
  forms: [
    seenText(
      "QEMU",
      "Failed to start VNC server: {reason}: Address already in use",
      thread("https://github.com/cockpit-project/cockpit/issues/11265"),
    ),
  ],
  causes: [
    {
      what: "Another domU has the display, or another program of dom0 the port (5900 and the number of the display).",
      policies: ["vnc-displays-are-unique"],
      remedy: "Give each domU a display of its own, or leave vncunused to its default; ss -ltnp shows who listens.",
    },
  ],
});
