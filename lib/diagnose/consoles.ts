/** Owns the symptoms of a domU's console, and of what is asked of a domain that has ended. */
import { defineSymptom, printed, thread } from "./symptom";

const NEWEST = "RELEASE-4.22.0";
const ARM = thread("https://github.com/mirage/xen-arm-builder/issues/46");
const QUBES = thread("https://github.com/QubesOS/qubes-issues/issues/3964");

export const consoleNotAttached = defineSymptom({
  id: "console-not-attached",
  meaning: "The program that shows a domU's console found none to show.",
  forms: [
    printed(
      "xl",
      "4.1..",
      "Unable to attach console",
      ["tools/xl/xl_console.c: main_console", NEWEST, 'fprintf(stderr, "Unable to attach console\\n");'],
      ARM,
      thread("https://github.com/QubesOS/qubes-issues/issues/6272"),
    ),
    printed(
      "xl",
      "4.2..",
      "console child [{process:number}] exited with error status {status:number}",
      [
        "tools/libs/light/libxl_exec.c: libxl_report_child_exitstatus, as xl_vmcontrol.c: autoconnect_console calls it",
        NEWEST,
        'pid_t pid = xl_fork(child_console, "console child"); … " with error status %d", what, (unsigned long)pid, st);',
      ],
      ARM,
    ),
    printed(
      "xl",
      "4.0..",
      "Could not read tty from store",
      ["tools/console/client/main.c: main", NEWEST, 'err(errno, "Could not read tty from store");'],
      thread("https://github.com/QubesOS/qubes-issues/issues/3039"),
    ),
    printed("libxl", "4.9..", "Unable to read console tty path `{path:word}'", [
      "tools/libs/light/libxl_console.c: libxl_console_get_tty",
      NEWEST,
      'LOGED(ERROR, domid, "Unable to read console tty path `%s\'",',
    ]),
    printed(
      "libxl",
      "4.2..4.9",
      "unable to read console tty path `{path:word}'",
      [
        "tools/libxl/libxl.c: libxl_console_get_tty",
        "RELEASE-4.8.0",
        'LOGE(ERROR,"unable to read console tty path `%s\'",tty_path);',
      ],
      QUBES,
      thread("https://github.com/QubesOS/qubes-issues/issues/5156"),
    ),
  ],
  causes: [
    {
      what: "The domU ended at once, before its console was there.",
      noPolicy: "What a kernel does once it runs no plan shows.",
      remedy:
        'Start it with on_crash="preserve" and on_poweroff="preserve", look at xl dmesg, and let xenconsoled keep a log (XENCONSOLED_TRACE=guest, /var/log/xen/console).',
      shownBy: ["unable to get domain type for domid="],
    },
    {
      what: "The domU is HVM: xl console takes its serial port, and it has none.",
      noPolicy: "A domU without one is sound: there is nothing to reject.",
      remedy: 'Set serial="pty" and console=ttyS0 in the domU, or take the paravirtual one: xl console -t pv NAME.',
    },
    {
      what: "xenconsoled does not run, is of another release, or the command was not given as root.",
      noPolicy: "Which programs run in dom0 no plan shows.",
      remedy: "Start it (systemctl status xenconsoled), and run xl as root.",
    },
  ],
});

export const domainTypeUnknown = defineSymptom({
  id: "domain-type-unknown",
  meaning: "xl asked after a domain that was no longer there: it ended, mostly at once after it was started.",
  forms: [
    printed(
      "libxl",
      "4.2..",
      "unable to get domain type for domid={domain:number}",
      [
        "tools/libs/light/libxl_dom.c: libxl__domain_type",
        NEWEST,
        '"unable to get domain type for domid=%"PRIu32", assuming HVM",',
      ],
      ARM,
    ),
  ],
  causes: [
    {
      what: "The kernel ended or crashed early: it lacks its disk, its vif or its arguments.",
      policies: ["root-device-is-a-vbd", "pvh-kernel-has-entry"],
      remedy:
        'Set on_crash="preserve" and on_poweroff="preserve" for once, and look at xl dmesg and at xl console NAME.',
    },
    {
      what: "It was destroyed in between.",
      noPolicy: "What is done by hand no plan shows.",
      remedy: "xl list shows what runs.",
    },
  ],
});
