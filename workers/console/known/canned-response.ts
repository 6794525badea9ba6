import type { WorkspaceConfig } from '../../../core/config/workspace.ts'

export type CannedResponse = WorkspaceConfig['cannedResponses'][number]
