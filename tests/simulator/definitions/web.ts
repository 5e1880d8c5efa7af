import type { RegisterTaskDefinitionRequest } from "@aws-sdk/client-ecs";

/** A definition that ECS registers for Fargate; tests change one thing about it. */
export const web = {
  family: "hi-web",
  requiresCompatibilities: ["FARGATE"],
  networkMode: "awsvpc",
  cpu: "256",
  memory: "512",
  executionRoleArn: "arn:aws:iam::123456789012:role/execution",
  containerDefinitions: [
    {
      name: "web",
      image: "hi-web:v1",
      memory: 256,
      portMappings: [{ containerPort: 3000 }],
      environment: [{ name: "RAILS_ENV", value: "production" }],
      logConfiguration: {
        logDriver: "awslogs",
        options: {
          "awslogs-group": "/ecs/hi-web",
          "awslogs-region": "eu-west-1",
          "awslogs-stream-prefix": "web",
        },
      },
    },
  ],
} as const satisfies RegisterTaskDefinitionRequest;

/** Its only container. */
export const [container] = web.containerDefinitions;
