/* The stream of events: the latest first, searched as one types. */

import { element, text } from "./dom.js";
import { texts } from "./texts.js";

const KEPT = 1000;
const SHOWN = 200;
const TELLING = ["Channel", "DestChannel", "Queue", "Device", "Endpoint", "Peer", "Variable", "Cause-txt", "UserEvent"];

export class EventStream {
	#list = document.getElementById("event-rows");
	#search = document.getElementById("search");
	#pause = document.getElementById("pause");
	#note = document.getElementById("skipped");
	#events = [];
	#paused = false;
	#skipped = 0;

	constructor() {
		this.#search.addEventListener("input", () => this.#showAll());
		this.#pause.addEventListener("click", () => this.#togglePause());
		document.addEventListener("keydown", (event) => {
			if (event.key === "/" && !event.target.matches("input, select")) {
				event.preventDefault();
				this.#search.focus();
			}
		});
	}

	add({ events, skipped }) {
		const come = events.map((event) => ({ ...event, haystack: [event.provider, event.name, ...event.headers].join("\n").toLowerCase() }));
		this.#events.unshift(...come.reverse());
		this.#events.length = Math.min(this.#events.length, KEPT);
		this.#skipped += skipped;
		this.#note.hidden = this.#skipped === 0;
		text(this.#note, texts.skipped(this.#skipped));
		if (!this.#paused) {
			this.#list.prepend(...come.filter((event) => this.#matches(event)).map(eventRow));
			while (this.#list.childElementCount > SHOWN) {
				this.#list.lastElementChild.remove();
			}
		}
	}

	clear() {
		this.#events = [];
		this.#list.replaceChildren();
	}

	#matches(event) {
		return this.#search.value.toLowerCase().split(/\s+/).every((word) => event.haystack.includes(word));
	}

	#showAll() {
		this.#list.replaceChildren(...this.#events.filter((event) => this.#matches(event)).slice(0, SHOWN).map(eventRow));
	}

	#togglePause() {
		this.#paused = !this.#paused;
		this.#pause.setAttribute("aria-pressed", this.#paused);
		text(this.#pause, this.#paused ? texts.resume : texts.pause);
		if (!this.#paused) {
			this.#showAll();
		}
	}
}

function eventRow(event) {
	const telling = event.headers.filter((line) => TELLING.includes(line.slice(0, line.indexOf(":"))));
	const summary = element("summary", "", element("time", "soft", new Date(event.at).toLocaleTimeString("en-GB")),
		element("b", "", event.name), element("span", "", [event.provider, ...telling].join(" · ")));
	const details = element("details", "", summary);
	details.addEventListener("toggle", () => {
		if (details.open && details.childElementCount === 1) {
			details.append(element("pre", "", event.headers.join("\n")));
		}
	});
	return element("li", "", details);
}
