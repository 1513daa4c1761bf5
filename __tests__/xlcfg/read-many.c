/*
 * Reads many texts with Xen's own parser of xl.cfg (libxlutil, no hypervisor needed), one after another, and prints for each what it read.
 *
 *   a request:  LENGTH NAMES\n, the text of LENGTH bytes, then NAMES lines of one name each
 *   an answer:  one line: "refused", or a JSON array with the value of each name: a text, an array, or null
 *
 * With the argument "disk", each text is that of a disk, and what it says is the one member of the array: an object.
 *
 * Texts are bytes; in JSON each byte is one character. What the parser says goes nowhere: whether it refuses is what counts.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <libxlutil.h>

static XLU_Config *config;

static void print_text(const char *text)
{
    const unsigned char *byte;

    putchar('"');
    for (byte = (const unsigned char *)text; *byte; byte++) {
        if (*byte == '"' || *byte == '\\' || *byte < 0x20 || *byte > 0x7e)
            printf("\\u%04x", *byte);
        else
            putchar(*byte);
    }
    putchar('"');
}

static void print_list(const XLU_ConfigList *list);

static void print_value(XLU_ConfigValue *value)
{
    char *text;
    XLU_ConfigList *list;

    if (xlu_cfg_value_type(value) == XLU_STRING) {
        xlu_cfg_value_get_string(config, value, &text, 1);
        print_text(text);
    } else {
        xlu_cfg_value_get_list(config, value, &list, 1);
        print_list(list);
    }
}

static void print_list(const XLU_ConfigList *list)
{
    XLU_ConfigValue *value;
    int i;

    putchar('[');
    for (i = 0; (value = xlu_cfg_get_listitem2(list, i)); i++) {
        if (i)
            putchar(',');
        print_value(value);
    }
    putchar(']');
}

static void print_setting(const char *name)
{
    const char *text;
    XLU_ConfigList *list;

    if (!xlu_cfg_get_string(config, name, &text, 1))
        print_text(text);
    else if (!xlu_cfg_get_list(config, name, &list, NULL, 1))
        print_list(list);
    else
        fputs("null", stdout);
}

static void print_member(const char *name, const char *text)
{
    printf(",\"%s\":", name);
    print_text(text);
}

static void print_choice(const char *name, libxl_defbool choice)
{
    if (!libxl_defbool_is_default(choice))
        printf(",\"%s\":%s", name, libxl_defbool_val(choice) ? "true" : "false");
}

static int read_disk(const char *text)
{
    libxl_device_disk disk;
    int refused;

    libxl_device_disk_init(&disk);
    refused = xlu_disk_parse(config, 1, &text, &disk);
    if (!refused) {
        printf("[{\"vdev\":");
        print_text(disk.vdev);
        print_member("target", disk.pdev_path ? disk.pdev_path : "");
        if (disk.format != LIBXL_DISK_FORMAT_EMPTY)
            print_member("format", libxl_disk_format_to_string(disk.format));
        if (disk.backend != LIBXL_DISK_BACKEND_UNKNOWN)
            print_member("backendType", libxl_disk_backend_to_string(disk.backend));
        printf(",\"writable\":%s,\"cdrom\":%s", disk.readwrite ? "true" : "false", disk.is_cdrom ? "true" : "false");
        if (disk.specification != LIBXL_DISK_SPECIFICATION_UNKNOWN)
            print_member("specification", libxl_disk_specification_to_string(disk.specification));
        if (disk.backend_domname)
            print_member("backend", disk.backend_domname);
        if (disk.script)
            print_member("script", disk.script);
        print_choice("discard", disk.discard_enable);
        print_choice("trusted", disk.trusted);
        printf(",\"directIoSafe\":%s}", disk.direct_io_safe ? "true" : "false");
    }
    libxl_device_disk_dispose(&disk);
    return refused;
}

int main(int argc, char **argv)
{
    int disks = argc > 1 && !strcmp(argv[1], "disk");
    FILE *nowhere = fopen("/dev/null", "w");
    unsigned length, names, i;
    char name[4096];
    char *text;
    int refused;

    if (!nowhere)
        return 3;
    while (scanf("%u %u", &length, &names) == 2) {
        getchar();
        text = malloc(length + 1);
        if (!text || fread(text, 1, length, stdin) != length)
            return 3;
        config = xlu_cfg_init(nowhere, "text");
        text[length] = 0;
        refused = disks ? read_disk(text) : xlu_cfg_readdata(config, text, length);
        if (!refused && !disks)
            putchar('[');
        for (i = 0; i < names; i++) {
            if (!fgets(name, sizeof(name), stdin))
                return 3;
            name[strcspn(name, "\n")] = 0;
            if (refused)
                continue;
            if (i)
                putchar(',');
            print_setting(name);
        }
        puts(refused ? "refused" : "]");
        fflush(stdout);
        xlu_cfg_destroy(config);
        free(text);
    }
    return 0;
}
