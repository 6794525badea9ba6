import { type Plugin, transform } from 'esbuild'
import { pathToFileURL } from 'node:url'

/** Takes the blanks out of the widget's styles: they are a text in a script, which no bundler looks into. */
export const tightStyles: Plugin = {
	name: 'tight-styles',
	setup(build) {
		build.onLoad({ filter: /[\\/]widget[\\/](?:panel-)?styles\.ts$/ }, async ({ path }) => {
			const { styles }: { styles: string } = await import(pathToFileURL(path).href)
			const { code } = await transform(styles, { loader: 'css', minify: true })
			return { contents: `export const styles = ${JSON.stringify(code)}` }
		})
	},
}
