/* The page: takes the stream of changes and puts each into its place. */

import { Chart } from "./chart.js";
import { elapsed, KeyedList, serverTime, text, tick } from "./dom.js";
import { EventStream } from "./events.js";
import { agentRow, callRow, queueRow, serverRow, serviceLevel, unknownRow } from "./rows.js";
import { texts } from "./texts.js";

const byId = (id) => document.getElementById(id);
const HISTORY = 300;

for (const node of document.querySelectorAll("[data-text]")) {
	node.textContent = texts[node.dataset.text];
}
for (const node of document.querySelectorAll("[data-label]")) {
	node.setAttribute("aria-label", texts[node.dataset.label]);
	node.title = node.matches("button, input, select") ? texts[node.dataset.label] : "";
}
for (const node of document.querySelectorAll("[data-hint]")) {
	node.placeholder = texts[node.dataset.hint];
}

let actionsEnabled = false;
let history = [];

const byName = (one, other) => one.name.localeCompare(other.name) || one.id.localeCompare(other.id);
const servers = new KeyedList(byId("servers"), () => serverRow((said) => text(byId("announcer"), said)), () => 0);
const calls = new KeyedList(byId("call-rows"), () => callRow(actionsEnabled ? hangUp : null),
	(one, other) => Date.parse(one.startedAt) - Date.parse(other.startedAt));
const queues = new KeyedList(byId("queue-cards"), queueRow, byName);
const agents = new KeyedList(byId("agent-cards"), agentRow, byName);
const unknown = new KeyedList(byId("unknown-rows"), unknownRow, byName);
const lists = { servers, calls, queues, agents, unknown };
const events = new EventStream();
const eventsChart = new Chart(byId("chart-events"), (now, most) => texts.chartNow(texts.chartEvents, now, most));
const callsChart = new Chart(byId("chart-calls"), (now, most) => texts.chartNow(texts.tileCalls, now, most));

function showBoard(board) {
	if (actionsEnabled !== board.actionsEnabled) {
		actionsEnabled = board.actionsEnabled;
		calls.replace([]);
	}
	byId("dial").hidden = !actionsEnabled;
	for (const [name, list] of Object.entries(lists)) {
		list.replace(board[name]);
	}
	byId("dial-provider").replaceChildren(...board.servers.map((server) => new Option(server.id)));
	byId("dial-provider").hidden = board.servers.length < 2;
	history = [];
	events.clear();
	showHistory(board);
}

function showDelta(delta) {
	for (const [name, list] of Object.entries(lists)) {
		list.apply(delta[name]);
	}
	showHistory(delta);
}

function showHistory({ at, history: points }) {
	serverTime(at);
	if (points.length) {
		history = [...history, ...points].slice(-HISTORY);
		eventsChart.draw(history.map((point) => point.events));
		callsChart.draw(history.map((point) => point.calls));
		text(byId("chart-events-now"), history.at(-1).events);
		text(byId("chart-calls-now"), history.at(-1).calls);
	}
	showTotals();
}

function showTotals() {
	const count = (items, test) => items.reduce((sum, item) => sum + (test(item) ? 1 : 0), 0);
	const allCalls = calls.items;
	text(byId("tile-calls"), allCalls.length);
	text(byId("tile-talking"), texts.talking(count(allCalls, (call) => call.state === "TALKING")));
	const allQueues = queues.items;
	const waiting = allQueues.flatMap((queue) => queue.callers);
	text(byId("tile-waiting"), waiting.length);
	byId("tile-waiting").parentElement.classList.toggle("alarm", waiting.length > 0);
	showLongestWait(waiting);
	const rated = allQueues.filter((queue) => serviceLevel(queue) !== null);
	const served = allQueues.reduce((sum, queue) => sum + queue.completed, 0);
	const abandoned = allQueues.reduce((sum, queue) => sum + queue.abandoned, 0);
	const within = rated.reduce((sum, queue) => sum + queue.completed * serviceLevel(queue), 0);
	const ratedServed = rated.reduce((sum, queue) => sum + queue.completed, 0);
	text(byId("tile-service"), ratedServed ? `${Math.round(within / ratedServed)} %` : "–");
	text(byId("tile-served"), texts.served(served, abandoned));
	const allAgents = agents.items;
	const inStatus = (...status) => count(allAgents, (agent) => status.includes(agent.status));
	text(byId("tile-free"), inStatus("AVAILABLE"));
	text(byId("tile-agents"), texts.agentTotals(inStatus("BUSY", "RINGING"), inStatus("PAUSED"), inStatus("UNAVAILABLE")));
	for (const [id, list] of [["no-calls", calls], ["no-queues", queues], ["no-agents", agents], ["no-unknown", unknown]]) {
		byId(id).hidden = list.size > 0;
	}
}

function showLongestWait(waiting) {
	const longest = waiting.map((caller) => caller.since).sort()[0];
	text(byId("tile-longest"), longest ? texts.longest(elapsed(longest)) : texts.nobodyWaits);
}

function listen() {
	const stream = new EventSource("wallboard/stream");
	const on = (name, take) => stream.addEventListener(name, (message) => take(JSON.parse(message.data)));
	on("board", showBoard);
	on("delta", showDelta);
	on("events", (batch) => events.add(batch));
	stream.addEventListener("open", () => { byId("offline").hidden = true; });
	stream.addEventListener("error", () => {
		byId("offline").hidden = false;
		if (stream.readyState === EventSource.CLOSED) {
			setTimeout(listen, 3000);
		}
	});
}

async function ask(method, path, body) {
	const answer = await fetch(path, {
		method,
		headers: body ? { "Content-Type": "application/json" } : {},
		body: body && JSON.stringify(body),
	});
	const said = byId("said");
	said.hidden = answer.ok && method === "DELETE";
	said.classList.toggle("error", !answer.ok);
	text(said, answer.ok ? texts.dialled : (await answer.json()).detail);
}

function hangUp(call) {
	ask("DELETE", `wallboard/channels/${encodeURIComponent(call.provider)}/${encodeURIComponent(call.channel)}`);
}

byId("dial").addEventListener("submit", (event) => {
	event.preventDefault();
	ask("POST", "wallboard/calls", { provider: byId("dial-provider").value, from: byId("dial-from").value, to: byId("dial-to").value });
});

const root = document.documentElement;
const useTheme = (theme) => { root.dataset.theme = theme; };
useTheme(localStorage.getItem("theme") ?? (matchMedia("(prefers-color-scheme: light)").matches ? "light" : "dark"));
byId("theme").addEventListener("click", () => {
	useTheme(root.dataset.theme === "light" ? "dark" : "light");
	localStorage.setItem("theme", root.dataset.theme);
});

setInterval(() => {
	tick();
	showLongestWait(queues.items.flatMap((queue) => queue.callers));
	text(byId("clock"), new Date().toLocaleTimeString("en-GB"));
}, 1000);
listen();
