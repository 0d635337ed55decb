/* How each kind of item looks. */

import { element, row, run, text } from "./dom.js";
import { texts } from "./texts.js";

const TONES = { READY: "good", CONNECTING: "warn", AUTHENTICATING: "warn", STOPPED: "quiet" };

export function serverRow(announce) {
	const name = element("span");
	const state = element("small");
	const li = element("li", "", element("i", "dot"), name, state);
	let before;
	return row(li, (server) => {
		li.className = TONES[server.state] ?? "down";
		li.title = server.problem ?? server.address;
		text(name, server.id);
		const word = texts.serverState[server.state];
		const shown = server.state === "READY" ? texts.rate(server.rate) : word;
		text(state, server.state === "READY" && !server.valid ? `${shown} · ${texts.stale}` : shown);
		if (before && before !== server.state) {
			announce(texts.serverIs(server.id, word));
		}
		before = server.state;
	});
}

export function callRow(hangUp) {
	const state = element("span");
	const recording = element("span", "rec");
	const cells = Object.fromEntries(["from", "to", "server", "queue", "time"].map((name) => [name, element("td")]));
	cells.server.className = "wide soft";
	cells.queue.className = "wide soft";
	cells.time.className = "number";
	const act = element("td", "act");
	const tr = element("tr", "", element("td", "", state, recording), ...Object.values(cells), act);
	let current;
	if (hangUp) {
		const button = element("button", "", texts.hangUp);
		button.type = "button";
		button.addEventListener("click", () => hangUp(current));
		act.append(button);
	}
	return row(tr, (call) => {
		current = call;
		state.className = `badge ${call.state}`;
		text(state, texts.callState[call.state]);
		state.title = texts.direction[call.direction];
		text(recording, call.recording ? "●" : "");
		recording.title = call.recording ? texts.recording : "";
		for (const [name, value] of [["from", call.from], ["to", call.to ?? ""], ["server", call.provider], ["queue", call.queue ?? ""]]) {
			text(cells[name], value);
			cells[name].title = value;
		}
		run(cells.time, call.answeredAt ?? call.startedAt);
	});
}

export function queueRow() {
	const name = element("span");
	const count = element("span");
	const fill = element("i");
	const figures = element("small");
	const line = element("ol", "waiting");
	const li = element("li", "", element("div", "name", name, count), element("div", "bar", fill), figures, line);
	return row(li, (queue) => {
		text(name, queue.name);
		text(count, texts.waits(queue.callers.length));
		const level = serviceLevel(queue);
		fill.style.width = `${level ?? 0}%`;
		text(figures, [texts.queueFigures(queue.members, queue.completed, queue.abandoned),
			...(level === null ? [] : [texts.serviceLevel(Math.round(level))])].join(" · "));
		li.className = queue.callers.length ? "alarm" : "";
		line.replaceChildren(...queue.callers.map((waiting) => {
			const time = element("span");
			run(time, waiting.since);
			return element("li", "", element("span", "", waiting.caller), time);
		}));
	});
}

export function serviceLevel(queue) {
	return queue.completed > 0 && queue.serviceLevel !== null ? Math.min(100, queue.serviceLevel) : null;
}

export function agentRow() {
	const who = element("span", "who");
	const status = element("small");
	const time = element("small");
	const li = element("li", "", element("i", "dot"), who, status, time);
	return row(li, (agent) => {
		li.className = agent.status;
		li.title = [agent.id, ...agent.queues].join(" · ");
		text(who, agent.name);
		const word = texts.agentStatus[agent.status];
		text(status, agent.pausedReason ? `${word}: ${agent.pausedReason}` : word);
		run(time, agent.since);
	});
}

export function unknownRow() {
	const name = element("b");
	const count = element("span");
	const body = element("div", "code");
	const li = element("li", "", element("details", "", element("summary", "", name, count), body));
	let shown;
	return row(li, (unknown) => {
		text(name, unknown.name);
		text(count, texts.times(unknown.count));
		const code = unknown.code ?? texts.unknownHelp;
		if (code !== shown) {
			shown = code;
			body.replaceChildren(element("pre", "", code), ...(unknown.code ? [copyButton(code)] : []));
		}
	});
}

function copyButton(code) {
	const button = element("button", "", texts.copy);
	button.type = "button";
	button.addEventListener("click", async () => {
		await navigator.clipboard.writeText(code);
		text(button, texts.copied);
		setTimeout(() => text(button, texts.copy), 1500);
	});
	return button;
}
