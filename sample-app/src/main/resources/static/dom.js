/* Elements, and lists of them that are kept in step with items. */

export function element(tag, className, ...children) {
	const made = document.createElement(tag);
	if (className) {
		made.className = className;
	}
	made.append(...children);
	return made;
}

export function text(node, value) {
	const wanted = String(value);
	if (node.textContent !== wanted) {
		node.textContent = wanted;
	}
}

/* Keeps one child of a parent for each item; touches only what has changed. */
export class KeyedList {
	#parent;
	#make;
	#order;
	#rows = new Map();

	constructor(parent, make, order) {
		this.#parent = parent;
		this.#make = make;
		this.#order = order;
	}

	get items() {
		return [...this.#rows.values()].map((row) => row.item);
	}

	get size() {
		return this.#rows.size;
	}

	apply({ set, gone }) {
		for (const id of gone) {
			this.#rows.get(id)?.element.remove();
			this.#rows.delete(id);
		}
		for (const item of set) {
			this.#put(item);
		}
	}

	replace(items) {
		const wanted = new Set(items.map((item) => item.id));
		this.apply({ set: items, gone: [...this.#rows.keys()].filter((id) => !wanted.has(id)) });
	}

	#put(item) {
		let row = this.#rows.get(item.id);
		if (!row) {
			row = this.#make();
			this.#rows.set(item.id, row);
			row.item = item;
			this.#parent.insertBefore(row.element, this.#successor(item));
		}
		row.item = item;
		row.show(item);
	}

	/* Places by a first guess at the end, where most that is new belongs. */
	#successor(item) {
		let next = null;
		for (let child = this.#parent.lastElementChild; child; child = child.previousElementSibling) {
			const other = child.keyedItem;
			if (!other || this.#order(other, item) <= 0) {
				break;
			}
			next = child;
		}
		return next;
	}
}

export function row(element, show) {
	return {
		element,
		show(item) {
			element.keyedItem = item;
			show(item);
		},
	};
}

/* Times that run. They are set in one go each second. */
const running = new Map();
let ahead = 0;

export function serverTime(at) {
	ahead = Date.parse(at) - Date.now();
}

export function run(node, since) {
	if (since) {
		running.set(node, Date.parse(since));
		text(node, elapsed(since));
	} else {
		running.delete(node);
		text(node, "");
	}
}

export function elapsed(since) {
	const begin = typeof since === "number" ? since : Date.parse(since);
	const seconds = Math.max(0, Math.floor((Date.now() + ahead - begin) / 1000));
	const rest = `${String(Math.floor(seconds / 60) % 60).padStart(2, "0")}:${String(seconds % 60).padStart(2, "0")}`;
	return seconds < 3600 ? rest : `${Math.floor(seconds / 3600)}:${rest}`;
}

export function tick() {
	for (const [node, since] of running) {
		if (node.isConnected) {
			text(node, elapsed(since));
		} else {
			running.delete(node);
		}
	}
}
