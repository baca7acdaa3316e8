import { byId, fill, h } from "./dom";
import type { Model } from "./model";

const MOST = 12;

interface Entry {
  readonly actor: string;
  readonly text: string;
  readonly plain: string;
}

/** The search box: finds an actor by any of its names; arrow keys, Enter and Escape work as in any list box. */
export function setUpSearch(model: Model, open: (actor: string) => void): void {
  const input = byId("search") as HTMLInputElement;
  const list = byId("found");
  const entries = entriesOf(model);
  let found: Entry[] = [];
  let at = -1;

  const close = () => {
    found = [];
    at = -1;
    list.hidden = true;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  };
  const choose = (entry: Entry | undefined) => {
    if (!entry) return;
    input.value = model.nameOf(entry.actor);
    close();
    open(entry.actor);
  };
  const draw = () => {
    fill(
      list,
      ...found.map((entry, index) => {
        const name = model.nameOf(entry.actor);
        return h(
          "div",
          {
            id: `found-${index}`,
            role: "option",
            "aria-selected": String(index === at),
            mousedown: (event) => event.preventDefault(),
            click: () => choose(entry),
          },
          name,
          entry.text !== name && h("span", { class: "alias" }, ` ${entry.text}`),
        );
      }),
      found.length === 0 && h("div", { class: "none" }, "No actor of that name"),
    );
    list.hidden = false;
    input.setAttribute("aria-expanded", "true");
    if (at >= 0) input.setAttribute("aria-activedescendant", `found-${at}`);
    document.getElementById(`found-${at}`)?.scrollIntoView({ block: "nearest" });
  };

  input.addEventListener("input", () => {
    const wanted = plain(input.value);
    if (wanted === "") return close();
    const matches = entries.filter((entry) => entry.plain.includes(wanted));
    const rank = (entry: Entry) => (entry.plain === wanted ? 0 : entry.plain.startsWith(wanted) ? 1 : 2);
    matches.sort((a, b) => rank(a) - rank(b));
    const firsts = new Map<string, Entry>();
    for (const entry of matches) if (!firsts.has(entry.actor)) firsts.set(entry.actor, entry);
    found = [...firsts.values()].slice(0, MOST);
    at = found.length > 0 ? 0 : -1;
    draw();
  });
  input.addEventListener("keydown", (event) => {
    if (event.key === "Escape") close();
    else if (event.key === "Enter") choose(found[at]);
    else if ((event.key === "ArrowDown" || event.key === "ArrowUp") && found.length > 0) {
      event.preventDefault();
      at = (at + (event.key === "ArrowDown" ? 1 : -1) + found.length) % found.length;
      draw();
    }
  });
  input.addEventListener("blur", close);
}

function entriesOf({ data, actors }: Model): Entry[] {
  const own = data.actors.flatMap(({ id, name }) => [name, id].map((text) => ({ actor: id, text })));
  const other = data.names.filter(({ actor }) => actors.has(actor)).map(({ actor, name }) => ({ actor, text: name }));
  return [...own, ...other].map((entry) => ({ ...entry, plain: plain(entry.text) }));
}

/** Lower case, without accents and marks, so that "al Qaida" finds "al-Qāʿida". */
function plain(text: string): string {
  return text
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, "");
}
