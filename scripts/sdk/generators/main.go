// A language host that does one thing: it writes a package's SDK, with the generators of the engine's own module. It
// stands in for the hosts of a Pulumi release where an engine comes without them. The language is in its own name, as
// in pulumi-language-python.
package main

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	golang "github.com/pulumi/pulumi/pkg/v3/codegen/go"
	"github.com/pulumi/pulumi/pkg/v3/codegen/nodejs"
	"github.com/pulumi/pulumi/pkg/v3/codegen/python"
	"github.com/pulumi/pulumi/pkg/v3/codegen/schema"
	"github.com/pulumi/pulumi/pkg/v3/resource/plugin"
	"github.com/pulumi/pulumi/sdk/v3/go/common/util/rpcutil"
	rpc "github.com/pulumi/pulumi/sdk/v3/proto/go"
	"google.golang.org/grpc"
	"google.golang.org/protobuf/types/known/emptypb"
)

func main() {
	language := strings.TrimPrefix(strings.TrimSuffix(filepath.Base(os.Args[0]), ".exe"), "pulumi-language-")
	if err := serve(language); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

// serve answers the engine until it ends: it holds the other end of stdin for as long as it lives.
func serve(language string) error {
	engineEnded := make(chan bool)
	go func() {
		_, _ = io.Copy(io.Discard, os.Stdin)
		close(engineEnded)
	}()
	server, err := rpcutil.ServeWithOptions(rpcutil.ServeOptions{
		Cancel: engineEnded,
		Init: func(server *grpc.Server) error {
			rpc.RegisterLanguageRuntimeServer(server, host{language: language})
			return nil
		},
	})
	if err != nil {
		return err
	}
	fmt.Println(server.Port)
	return <-server.Done
}

// host answers a call that has no part in it with UNIMPLEMENTED.
type host struct {
	rpc.UnimplementedLanguageRuntimeServer
	language string
}

// GetPluginInfo is the engine's question whether the host is there. The version is below any release of a real one.
func (h host) GetPluginInfo(context.Context, *emptypb.Empty) (*rpc.PluginInfo, error) {
	return &rpc.PluginInfo{Version: "0.0.1"}, nil
}

func (h host) GeneratePackage(
	ctx context.Context, request *rpc.GeneratePackageRequest,
) (*rpc.GeneratePackageResponse, error) {
	loader, err := schema.NewLoaderClient(request.LoaderTarget)
	if err != nil {
		return nil, err
	}
	defer loader.Close()
	var spec schema.PackageSpec
	if err := json.Unmarshal([]byte(request.Schema), &spec); err != nil {
		return nil, err
	}
	// As Pulumi's own hosts do: the engine has told the user already what is wrong with a reference.
	options := schema.ValidationOptions{AllowDanglingReferences: true}
	pkg, diagnostics, err := schema.BindSpecWithContext(ctx, spec, loader, options)
	if err != nil {
		return nil, err
	}
	answer := &rpc.GeneratePackageResponse{Diagnostics: plugin.HclDiagnosticsToRPCDiagnostics(diagnostics)}
	if diagnostics.HasErrors() {
		return answer, nil
	}
	files, err := h.generate(pkg, request, loader)
	if err != nil {
		return nil, err
	}
	return answer, write(request.Directory, files)
}

func (h host) generate(
	pkg *schema.Package, request *rpc.GeneratePackageRequest, loader schema.ReferenceLoader,
) (map[string][]byte, error) {
	const tool = "pulumi"
	switch h.language {
	case "go":
		return golang.GeneratePackage(tool, pkg, request.LocalDependencies)
	case "nodejs":
		return nodejs.GeneratePackage(
			tool, pkg, request.ExtraFiles, request.LocalDependencies, request.Local, loader)
	case "python":
		return python.GeneratePackage(tool, pkg, request.ExtraFiles, loader)
	default:
		return nil, fmt.Errorf("the engine's module has no generator for %q: install Pulumi's own host", h.language)
	}
}

func write(directory string, files map[string][]byte) error {
	for name, content := range files {
		file := filepath.Join(directory, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			return err
		}
		if err := os.WriteFile(file, content, 0o600); err != nil {
			return err
		}
	}
	return nil
}
