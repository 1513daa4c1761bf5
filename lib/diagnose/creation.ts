/** Owns the symptoms of a domain that is refused before anything is built. */
import { defineSymptom, printed, thread } from "./symptom";

const NEWEST = "RELEASE-4.22.0";
const DOM0_STATE = "What runs in dom0 no plan shows.";

export const domainCreationFailed = defineSymptom({
  id: "domain-creation-refused",
  meaning: "The hypervisor refused to make the domain. Its own reason is in `xl dmesg`, if it was built to say one.",
  forms: [
    printed("libxl", "4.0..", "domain creation fail: {reason}", [
      "tools/libs/light/libxl_create.c: libxl__domain_make",
      NEWEST,
      'LOGED(ERROR, local_domid, "domain creation fail");',
    ]),
  ],
  causes: [
    {
      what: "The domU is HVM or PVH, and the host can't run it: xen_caps of xl info has no hvm.",
      policies: ["hvm-needs-hardware-virtualization"],
      remedy:
        "Turn VT-x or AMD-V on in the firmware (or in the hypervisor that this host is a guest of), or make the domU PV.",
      shownBy: ["has insufficient"],
    },
    {
      what: "It asks for more grant frames, vCPUs or views than the hypervisor allows.",
      policies: ["max-grant-frames-within-hypervisor-limit", "vcpus-within-limit", "altp2m-excludes-nested-and-pod"],
      remedy: "Compare the configuration with `xl dmesg`.",
    },
  ],
});

export const vmxInsufficient = defineSymptom({
  id: "vmx-insufficient",
  meaning: "The hypervisor found VT-x on this CPU and misses a part of it, so there is no HVM on this host.",
  forms: [
    printed(
      "hypervisor",
      "3.1..",
      "VMX: CPU{cpu:number} has insufficient {what}",
      [
        "xen/arch/x86/hvm/vmx/vmcs.c: adjust_vmx_controls",
        NEWEST,
        'printk("VMX: CPU%d has insufficient %s (%08x; requires %08x)\\n",',
      ],
      thread("https://github.com/CERT-Polska/drakvuf-sandbox/issues/220"),
    ),
  ],
  causes: [
    {
      what: "The host is itself a guest of a hypervisor that hands VT-x on incompletely.",
      policies: ["hvm-needs-hardware-virtualization"],
      remedy: "Turn nested virtualization on there, with EPT; or run PV domUs only.",
    },
  ],
});

export const noHypervisor = defineSymptom({
  id: "no-hypervisor",
  meaning: "The tools found no hypervisor to talk to.",
  forms: [
    printed("libxc", "3.0.2..", "Could not obtain handle on privileged command interface", [
      "tools/libs/call/linux.c: osdep_xencall_open",
      NEWEST,
      'PERROR("Could not obtain handle on privileged command interface");',
    ]),
    printed("libxl", "4.1..", "cannot connect to xenstore", [
      "tools/libs/light/libxl.c: libxl_ctx_alloc",
      NEWEST,
      'LOGEV(ERROR, errno, "cannot connect to xenstore");',
    ]),
  ],
  causes: [
    {
      what: "The host was booted without Xen, or xl is called by somebody who is not root.",
      noPolicy: DOM0_STATE,
      remedy:
        "Look at /sys/hypervisor/type and `xl info`; choose the entry with Xen in the boot menu, and call xl as root.",
    },
    {
      what: "xenstored or the units of the toolstack do not run.",
      noPolicy: DOM0_STATE,
      remedy: "Start them: systemctl start xenstored xenconsoled xen-init-dom0, or service xencommons start.",
    },
  ],
});
