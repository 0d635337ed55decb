/* A small chart of the last five minutes, a point each second. */

const WIDTH = 300;
const HEIGHT = 60;

export class Chart {
	#svg;
	#area;
	#edge;
	#describe;

	constructor(svg, describe) {
		this.#svg = svg;
		this.#describe = describe;
		[this.#area, this.#edge] = ["area", "edge"].map((name) => {
			const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
			path.setAttribute("class", name);
			svg.append(path);
			return path;
		});
	}

	draw(values) {
		const most = Math.max(...values, 1);
		const first = WIDTH - values.length + 1;
		const points = values.map((value, i) => `${first + i},${(HEIGHT - 2 - (value / most) * (HEIGHT - 6)).toFixed(1)}`);
		const line = points.join("L");
		this.#edge.setAttribute("d", points.length ? `M${line}` : "");
		this.#area.setAttribute("d", points.length ? `M${first},${HEIGHT}L${line}L${WIDTH},${HEIGHT}Z` : "");
		this.#svg.setAttribute("aria-label", this.#describe(values.at(-1) ?? 0, Math.max(...values, 0)));
	}
}
