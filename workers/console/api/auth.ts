import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { http } from './http.ts'
import { ME_KEY } from './me.ts'

/** A password was right, and a second factor is asked for. */
export interface SecondStep {
	readonly twoFactorRedirect: true
}
type SignedIn = { readonly user: unknown } | SecondStep

export interface SignInOptions {
	readonly signUp: boolean
	readonly password: boolean
	/** Where single sign-on begins, and what its button says. */
	readonly oidc: { readonly label: string; readonly url: string } | null
}

export interface Invitation {
	readonly workspaceName: string
	readonly email: string
	readonly name: string
	readonly role: string
	/** Whether it is taken up with a password; by single sign-on where there is any. */
	readonly password: boolean
	readonly oidc: SignInOptions['oidc']
}

export interface NewWorkspace {
	readonly workspace: string
	readonly name: string
	readonly administrator: { readonly name: string; readonly email: string; readonly password: string }
	readonly language: string
	readonly timeZone: string
}

export function needsSecondStep(answer: SignedIn | undefined): boolean {
	return answer !== undefined && 'twoFactorRedirect' in answer
}

/** Something that ends in being signed in: who that is, is asked anew. */
function useEntrance<Body extends object, Answer>(path: (body: Body) => string, bodyOf: (body: Body) => object = (it) => it) {
	const client = useQueryClient()
	return useMutation({
		mutationFn: (body: Body) => http<Answer>(path(body), { method: 'POST', body: bodyOf(body) }),
		onSuccess: () => client.invalidateQueries({ queryKey: ME_KEY }),
	})
}

export function useSignIn() {
	return useEntrance<{ email: string; password: string }, SignedIn>(() => '/api/auth/sign-in/email')
}

export interface Code {
	readonly code: string
	readonly kind: 'totp' | 'backup-code'
	readonly trustDevice: boolean
}

export function useVerifyCode() {
	return useEntrance<Code, SignedIn>(
		({ kind }) => `/api/auth/two-factor/verify-${kind}`,
		({ code, trustDevice }) => ({ code, trustDevice }),
	)
}

export function useCreateWorkspace() {
	return useEntrance<NewWorkspace, unknown>(() => '/api/v1/workspaces')
}

export interface Acceptance {
	readonly token: string
	readonly name: string
	readonly password: string
}

export function useAcceptInvitation() {
	return useEntrance<Acceptance, unknown>(({ token }) => `/api/auth/invitations/${token}`, ({ name, password }) => ({ name, password }))
}

export function useInvitation(token: string) {
	return useQuery({
		queryKey: ['invitation', token],
		queryFn: ({ signal }) => http<Invitation>(`/api/auth/invitations/${token}`, { signal }),
		retry: false,
		staleTime: Infinity,
	})
}

export function useAskForReset() {
	return useMutation({
		mutationFn: (body: { email: string }) => http('/api/auth/request-password-reset', { method: 'POST', body }),
	})
}

export function useResetPassword() {
	return useMutation({
		mutationFn: (body: { token: string; newPassword: string }) => http('/api/auth/reset-password', { method: 'POST', body }),
	})
}

/** `workspace`: the one somebody means, once they have said it. */
export function useSignInOptions(workspace: string | null) {
	return useQuery({
		queryKey: ['sign-in-options', workspace],
		queryFn: ({ signal }) =>
			http<SignInOptions>(`/api/auth/options${workspace ? `?workspace=${encodeURIComponent(workspace)}` : ''}`, { signal }),
		staleTime: 60_000,
		retry: 1,
	})
}
