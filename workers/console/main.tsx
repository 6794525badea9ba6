import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './app.tsx'
import { PreferencesProvider } from './i18n/preferences.tsx'
import { trustOwnScripts } from './own-scripts.ts'
import './styles/tokens.css'
import './styles/base.css'
import './styles/controls.css'

trustOwnScripts()
const client = new QueryClient()
const root = document.getElementById('root')

if (root) {
	createRoot(root).render(
		<StrictMode>
			<QueryClientProvider client={client}>
				<PreferencesProvider>
					<App />
				</PreferencesProvider>
			</QueryClientProvider>
		</StrictMode>,
	)
}
