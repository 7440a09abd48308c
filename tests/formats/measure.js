/* SPDX-License-Identifier: ISC */
/* Appended to a copy of a page in a frame: tells the frame's owner what a browser made of it. The
 * page itself has no script. */
addEventListener('load', () => {
	const all = s => [...document.querySelectorAll(s)];
	const style = getComputedStyle(document.documentElement);
	const box = e => e.getBoundingClientRect();

	parent.postMessage(JSON.stringify({
		width: innerWidth,
		needs: document.documentElement.scrollWidth,
		outside: all('body *').filter(e => !e.closest('.wide, svg, .unseen') &&
			(box(e).right > innerWidth + 1 || box(e).left < -1)).length,
		bars: all('rect.bar').filter(e => box(e).width > 0).length,
		boxes: all('.decision').filter(e => box(e).height > 0).length,
		ink: getComputedStyle(document.body).color,
		page: style.backgroundColor,
		direction: style.direction,
		fetched: performance.getEntriesByType('resource').length,
	}).replaceAll('"', ''), '*');
});
