/*
 * Reads many texts with Xen's own parser of xl.cfg (libxlutil, no hypervisor needed), one after another, and prints for each what it read.
 *
 *   a request:  LENGTH NAMES\n, the text of LENGTH bytes, then NAMES lines of one name each
 *   an answer:  one line: "refused", or a JSON array with the value of each name: a text, an array, or null
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

int main(void)
{
    FILE *nowhere = fopen("/dev/null", "w");
    unsigned length, names, i;
    char name[4096];
    char *text;
    int refused;

    if (!nowhere)
        return 2;
    while (scanf("%u %u", &length, &names) == 2) {
        getchar();
        text = malloc(length + 1);
        if (!text || fread(text, 1, length, stdin) != length)
            return 2;
        config = xlu_cfg_init(nowhere, "text");
        refused = xlu_cfg_readdata(config, text, length);
        if (!refused)
            putchar('[');
        for (i = 0; i < names; i++) {
            if (!fgets(name, sizeof(name), stdin))
                return 2;
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
