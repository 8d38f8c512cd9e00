/** All tasks of the demonstration school. */
import type { Task } from './demo-task.ts'
import { bogieTasks } from './demo-tasks-bogie.ts'
import { brakeTasks } from './demo-tasks-brake.ts'
import { craftTasks } from './demo-tasks-craft.ts'
import { doorTasks } from './demo-tasks-doors.ts'
import { electricalTasks } from './demo-tasks-electrical.ts'
import { measuringTasks } from './demo-tasks-measuring.ts'
import { roofTasks } from './demo-tasks-roof.ts'
import { safetyTasks } from './demo-tasks-safety.ts'

export const tasks: readonly Task[] = [
  ...safetyTasks,
  ...measuringTasks,
  ...bogieTasks,
  ...brakeTasks,
  ...roofTasks,
  ...doorTasks,
  ...electricalTasks,
  ...craftTasks,
]
