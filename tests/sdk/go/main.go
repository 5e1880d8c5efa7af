// Runs `up` or `preview` of a program with the generated SDK, through Pulumi's Automation API. The AWS provider's own SDK
// takes many minutes to compile, so its resources are registered by their tokens.
package main

import (
	"context"
	"fmt"
	"os"

	"github.com/pulumi/pulumi/sdk/v3/go/auto"
	"github.com/pulumi/pulumi/sdk/v3/go/auto/optpreview"
	"github.com/pulumi/pulumi/sdk/v3/go/auto/optup"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi/config"
	"pulumi-ecs-task/sdk/go/ecstask"
)

type awsResource struct {
	pulumi.CustomResourceState
	Arn  pulumi.StringOutput `pulumi:"arn"`
	Name pulumi.StringOutput `pulumi:"name"`
}

func program(ctx *pulumi.Context) error {
	var logs, cluster, service awsResource
	if err := ctx.RegisterResource("aws:cloudwatch/logGroup:LogGroup", "hi-web", nil, &logs); err != nil {
		return err
	}
	if err := ctx.RegisterResource("aws:ecs/cluster:Cluster", "hi-web", nil, &cluster); err != nil {
		return err
	}
	web := ecstask.ContainerDefinitionArgs{
		Name:  pulumi.String("web"),
		Image: pulumi.String(config.Require(ctx, "image")),
		Secrets: ecstask.SecretArray{ecstask.SecretArgs{
			Name:      pulumi.String("DATABASE_URL"),
			ValueFrom: pulumi.String(config.Require(ctx, "databaseUrlSecretArn")),
		}},
		LogConfiguration: ecstask.LogConfigurationArgs{
			LogDriver: pulumi.String("awslogs"),
			Options: pulumi.StringMap{
				"awslogs-group":         logs.Name,
				"awslogs-region":        pulumi.String(config.Require(ctx, "aws:region")),
				"awslogs-stream-prefix": pulumi.String("hi-web"),
			},
		},
	}
	migrate, err := ecstask.NewOneOffTask(ctx, "migrate", &ecstask.OneOffTaskArgs{
		Cluster:    cluster.Arn,
		LaunchType: pulumi.String("FARGATE"),
		NetworkConfiguration: ecstask.NetworkConfigurationArgs{
			Subnets: pulumi.StringArray{pulumi.String("subnet-0123456789abcdef0")},
		},
		TaskDefinition: ecstask.TaskDefinitionArgs{
			Family:               pulumi.String("hi-web"),
			Cpu:                  pulumi.String("256"),
			Memory:               pulumi.String("512"),
			ExecutionRoleArn:     pulumi.String(config.Require(ctx, "executionRoleArn")),
			ContainerDefinitions: ecstask.ContainerDefinitionArray{web},
		},
		Command:   pulumi.StringArray{pulumi.String("node"), pulumi.String("migrate.js")},
		RunPolicy: ecstask.RunPolicyOnChange,
	})
	if err != nil {
		return err
	}
	return ctx.RegisterResource("aws:ecs/service:Service", "hi-web", pulumi.Map{
		"cluster":        cluster.Arn,
		"taskDefinition": migrate.TaskDefinitionArn,
		"launchType":     pulumi.String("FARGATE"),
		"networkConfiguration": pulumi.Map{
			"subnets": pulumi.StringArray{pulumi.String("subnet-0123456789abcdef0")},
		},
		"desiredCount": pulumi.Int(1),
	}, &service)
}

func main() {
	if err := run(context.Background(), os.Args[1], os.Args[2]); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func run(ctx context.Context, command, stackName string) error {
	stack, err := auto.SelectStackInlineSource(ctx, stackName, "hi-web", program, auto.WorkDir("."))
	if err != nil {
		return err
	}
	if command == "preview" {
		_, err = stack.Preview(ctx, optpreview.ProgressStreams(os.Stdout))
	} else {
		_, err = stack.Up(ctx, optup.ProgressStreams(os.Stdout))
	}
	return err
}
