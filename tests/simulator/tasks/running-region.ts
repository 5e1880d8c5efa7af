import type {
  CreateServiceRequest,
  CreateServiceResponse,
  DeleteServiceRequest,
  DeleteServiceResponse,
  DescribeServicesRequest,
  DescribeServicesResponse,
  DescribeTasksRequest,
  DescribeTasksResponse,
  ListServicesRequest,
  ListServicesResponse,
  ListTasksRequest,
  ListTasksResponse,
  RunTaskRequest,
  RunTaskResponse,
  StopTaskRequest,
  StopTaskResponse,
  Task,
  UpdateServiceRequest,
  UpdateServiceResponse,
} from "@aws-sdk/client-ecs";
import { createServiceOperations } from "../../../simulator/ecs/services";
import { createTaskOperations, type Tasks, type Timing } from "../../../simulator/ecs/tasks";
import type { Operation } from "../../../simulator/protocol/operation";
import { eventually } from "./eventually";
import { createRegion, type Region } from "./region";

/** A region with tasks and services, whose operations a test calls directly. */
export interface RunningRegion extends Region {
  readonly tasks: Tasks;
  runTask(input: RunTaskRequest): Promise<RunTaskResponse>;
  describeTasks(input: DescribeTasksRequest): Promise<DescribeTasksResponse>;
  listTasks(input: ListTasksRequest): Promise<ListTasksResponse>;
  stopTask(input: StopTaskRequest): Promise<StopTaskResponse>;
  createService(input: CreateServiceRequest): Promise<CreateServiceResponse>;
  describeServices(input: DescribeServicesRequest): Promise<DescribeServicesResponse>;
  updateService(input: UpdateServiceRequest): Promise<UpdateServiceResponse>;
  deleteService(input: DeleteServiceRequest): Promise<DeleteServiceResponse>;
  listServices(input: ListServicesRequest): Promise<ListServicesResponse>;
  /** Runs one task and answers its ARN. */
  run(taskDefinition: string, rest?: Partial<RunTaskRequest>): Promise<string>;
  /** The task as soon as it is `ready`, as DescribeTasks shows it. */
  taskWhen(taskArn: string, ready: (task: Task) => boolean): Promise<Task>;
  /** The task as soon as it is STOPPED. */
  stopped(taskArn: string): Promise<Task>;
  /** Kills everything and removes the images. */
  close(): Promise<void>;
}

export async function startRegion(timing?: Partial<Timing>): Promise<RunningRegion> {
  const region = await createRegion(timing);
  const { operations: taskOperations, tasks, close: closeTasks } = createTaskOperations(region);
  const { operations: serviceOperations, close: closeServices } = createServiceOperations({
    ...region,
    tasks,
  });
  const operations = { ...taskOperations, ...serviceOperations };
  const call = <I, O extends object>(name: string) => {
    const operation = operations[name] as Operation<I, O>;
    return async (input: I): Promise<O> => operation(input, { region: region.region });
  };
  const runTask = call<RunTaskRequest, RunTaskResponse>("RunTask");
  const describeTasks = call<DescribeTasksRequest, DescribeTasksResponse>("DescribeTasks");

  const taskWhen = (taskArn: string, ready: (task: Task) => boolean) => {
    let last: Task | undefined;
    return eventually(
      async () => {
        [last] = (await describeTasks({ tasks: [taskArn] })).tasks ?? [];
        return last !== undefined && ready(last) ? last : undefined;
      },
      () => last,
    );
  };
  return {
    ...region,
    tasks,
    runTask,
    describeTasks,
    listTasks: call("ListTasks"),
    stopTask: call("StopTask"),
    createService: call("CreateService"),
    describeServices: call("DescribeServices"),
    updateService: call("UpdateService"),
    deleteService: call("DeleteService"),
    listServices: call("ListServices"),
    async run(taskDefinition, rest = {}) {
      const { tasks: [task] = [] } = await runTask({ taskDefinition, ...rest });
      if (task?.taskArn === undefined) throw new Error("RunTask started nothing");
      return task.taskArn;
    },
    taskWhen,
    stopped: (taskArn) => taskWhen(taskArn, ({ lastStatus }) => lastStatus === "STOPPED"),
    async close() {
      await closeServices();
      await closeTasks();
      await region.remove();
    },
  };
}
